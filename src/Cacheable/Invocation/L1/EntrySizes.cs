using Cacheable.Serialization;

namespace Cacheable.Invocation.L1;

/// <summary>How long the payload of an entry would be that has none: measured for one in a hundred, and taken as an average for the others.</summary>
internal sealed class EntrySizes<TValue>(PayloadCodec<TValue> codec)
{
    private const int OneIn = 100;

    // How much of the average the latest one changes.
    private const int Share = 8;

    // What cannot be serialized is kept in L1 alone, and weighs something.
    private const int Unknown = 1_024;

    private int _count = -1;
    private int _average;

    /// <summary>The bytes of an entry with this value.</summary>
    public int Of(TValue value)
    {
        if (Interlocked.Increment(ref _count) % OneIn != 0)
        {
            return Volatile.Read(ref _average) is var average and > 0 ? average : Unknown;
        }

        var measured = Measure(value);
        var before = Volatile.Read(ref _average);
        Volatile.Write(ref _average, before == 0 ? measured : before + ((measured - before) / Share));
        return measured;
    }

    private int Measure(TValue value)
    {
        try
        {
            using var payload = codec.Encode(value, default);
            return PayloadHeader.LengthOf(payload.Span);
        }
        catch (Exception)
        {
            return Unknown;
        }
    }
}

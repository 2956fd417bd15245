using Cacheable.Serialization;

namespace Cacheable.Invocation.L1;

/// <summary>
/// How long the payload of an entry would be that has none. Each is measured, as each is written where there is an L2: an average of some would be wrong by any
/// factor for the next.
/// </summary>
internal sealed class EntrySizes<TValue>(PayloadCodec<TValue> codec)
{
    // Where no value could be serialized so far, most likely none can, and an exception costs more than a load from memory.
    private const int TriedOneIn = 100;

    // What cannot be serialized is kept in L1 alone, and weighs something.
    private const int Unknown = 1_024;

    private int _failures;
    private bool _wasMeasured;

    /// <summary>The bytes of an entry with this value.</summary>
    public int Of(TValue value)
    {
        if (!Volatile.Read(ref _wasMeasured) && Volatile.Read(ref _failures) > 0 && Interlocked.Increment(ref _failures) % TriedOneIn != 0)
        {
            return Unknown;
        }

        try
        {
            var bytes = codec.Measure(value);
            Volatile.Write(ref _wasMeasured, true);
            return bytes;
        }
        catch (Exception)
        {
            Interlocked.CompareExchange(ref _failures, 1, 0);
            return Unknown;
        }
    }
}

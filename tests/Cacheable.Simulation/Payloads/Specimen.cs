using Cacheable.Serialization;

namespace Cacheable.Simulation.Payloads;

/// <summary>Payloads that were written, of one type by one serializer, and the codec that reads them.</summary>
internal abstract class Specimen(string name)
{
    public string Name => name;

    /// <summary>What was written.</summary>
    public List<byte[]> Payloads { get; } = [];

    /// <summary>What is wrong with the answer to <paramref name="mutant"/>; <see langword="null"/> where it is a miss, or the value that was written as exactly these bytes.</summary>
    /// <param name="mutant">The bytes.</param>
    /// <param name="isForged">Whether its checksum was made to fit: then somebody wrote it, and any value is right.</param>
    /// <param name="isRead">Whether it was read as a value.</param>
    public abstract string? Judge(byte[] mutant, bool isForged, out bool isRead);
}

/// <inheritdoc cref="Specimen"/>
internal sealed class Specimen<TValue> : Specimen
{
    private readonly PayloadCodec<TValue> _codec;
    private readonly List<(TValue Value, PayloadTimes Times, byte[] Payload)> _written = [];

    public Specimen(string name, ICacheSerializer serializer, PayloadLimits limits, params IEnumerable<TValue> values)
        : base(name)
    {
        _codec = new PayloadCodec<TValue>(serializer, shape: 1, limits);
        foreach (var value in values)
        {
            var times = new PayloadTimes(TimeSpan.FromMilliseconds(_written.Count), TimeSpan.FromMinutes(_written.Count));
            using var payload = _codec.Encode(value, times);
            _written.Add((value, times, payload.Span.ToArray()));
            Payloads.Add(_written[^1].Payload);
        }
    }

    public override string? Judge(byte[] mutant, bool isForged, out bool isRead)
    {
        isRead = false;
        try
        {
            isRead = _codec.TryDecode(mutant, out var value, out var times, out var rejection);
            if (!isRead)
            {
                return rejection.Length > 0 ? null : "it is a miss and nothing says why";
            }

            var original = _written.FindIndex(one => one.Payload.AsSpan().SequenceEqual(mutant));
            return isForged || (original >= 0 && Equals(_written[original].Value, value) && _written[original].Times == times)
                ? null
                : $"it was read as {value}";
        }
        catch (Exception exception)
        {
            return $"it threw {exception.GetType().Name}: {exception.Message}";
        }
    }
}

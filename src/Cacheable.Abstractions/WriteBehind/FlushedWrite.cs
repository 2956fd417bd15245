namespace Cacheable.WriteBehind;

/// <summary>One queued write on its way into the sink.</summary>
/// <param name="key">Its key; <see langword="null"/> where every call is kept.</param>
/// <param name="version">Its version, above that of every earlier write of the key.</param>
/// <param name="attempt">The how manieth attempt this is, from one.</param>
public sealed class FlushedWrite(string? key, long version, int attempt = 1)
{
    private const long Nothing = long.MinValue;

    private long _held = Nothing;

    /// <summary>The key; <see langword="null"/> where every call is kept.</summary>
    public string? Key { get; } = key;

    /// <summary>
    /// Above that of every earlier write of the key, at most 2^53. A sink that stores it beside the row, and takes only what has a higher
    /// one, keeps each write once and in order, whatever comes twice or late.
    /// </summary>
    public long Version { get; } = version;

    /// <summary>The how manieth attempt this is, from one. The sink may have the write already where this is above one; at one too, after a batch call that threw or a host that stopped.</summary>
    public int Attempt { get; } = attempt;

    /// <summary>What the sink has said it holds instead; <see langword="null"/> where it has said nothing, and so has taken the write.</summary>
    public long? HeldVersion => Volatile.Read(ref _held) is var held && held == Nothing ? null : held;

    /// <summary>
    /// The sink holds this version, or a higher one, and so has not taken the write. Say so and return: the same version means that
    /// the write is there already; a higher one is looked into, and the write is flushed again under a new version, or kept among the dead
    /// letters.
    /// </summary>
    /// <param name="version">What the sink holds. Said twice, the higher counts.</param>
    /// <exception cref="ArgumentOutOfRangeException">It is below <see cref="Version"/>: such a sink takes the write.</exception>
    public void SinkHolds(long version)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(version, Version);
        var held = Volatile.Read(ref _held);
        while (version > held)
        {
            var seen = Interlocked.CompareExchange(ref _held, version, held);
            if (seen == held)
            {
                return;
            }

            held = seen;
        }
    }
}

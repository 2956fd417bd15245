using Cacheable.Keys;

namespace Cacheable.Tiers;

/// <summary>An entry as L1 holds it: in place, so that it costs no object of its own.</summary>
/// <param name="value">The value, or the finished task that carries it.</param>
/// <param name="expiresAt">When it expires, by the <see cref="CoarseClock"/>.</param>
/// <param name="stamp">What can invalidate it.</param>
internal readonly struct L1Entry<TStored>(TStored value, long expiresAt, EntryStamp stamp)
{
    // Fields, because the hit path reads them in place: a property would copy what it returns.
    public readonly TStored Value = value;
    public readonly long ExpiresAt = expiresAt;
    public readonly EntryStamp Stamp = stamp;
}

using Cacheable.Keys;
using Cacheable.Remote;

namespace Cacheable.Invalidation;

/// <summary>What a writer took before its write, so that afterwards it can be told whether anybody else wrote or invalidated.</summary>
/// <param name="Key">What it writes.</param>
/// <param name="Stamp">What was known here when it began. Without L2, that is all it takes.</param>
/// <param name="Lease">What L2 gave; <see langword="null"/> where there is no L2, or where it did not answer and the writer only invalidates.</param>
internal sealed record WriterLease(EntryKey Key, EntryStamp Stamp, Lease? Lease)
{
    public CacheName Name { get; } = new(Key.Text, CacheNameKind.Key);
}

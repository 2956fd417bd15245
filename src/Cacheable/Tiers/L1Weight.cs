namespace Cacheable.Tiers;

/// <summary>What the entries of one L1 weigh together.</summary>
/// <param name="limit">What they may, in bytes.</param>
internal sealed class L1Weight(long limit)
{
    private long _bytes;
    private long _entries;

    public long Limit => limit;

    /// <summary>What they weigh now. For a moment it may be less than nothing: an entry can go before it was added up.</summary>
    public long Bytes => Volatile.Read(ref _bytes);

    /// <summary>What one weighs; zero where there is none.</summary>
    public long Average => Volatile.Read(ref _entries) is var entries and > 0 ? Bytes / entries : 0;

    public bool IsExceeded => Bytes > limit;

    public void Add(int bytes)
    {
        Interlocked.Add(ref _bytes, bytes);
        Interlocked.Increment(ref _entries);
    }

    public void Subtract(int bytes)
    {
        Interlocked.Add(ref _bytes, -bytes);
        Interlocked.Decrement(ref _entries);
    }
}

namespace Cacheable.Transactions;

/// <summary>How many transactions have written and are not paid for. A hit reads this one number, and asks no more while it is zero.</summary>
internal sealed class OpenWrites
{
    private int _count;

    public bool Any => Volatile.Read(ref _count) > 0;

    public void Enter() => Interlocked.Increment(ref _count);

    public void Leave() => Interlocked.Decrement(ref _count);
}

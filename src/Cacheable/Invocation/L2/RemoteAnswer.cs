using Cacheable.Invocation.Policies;
using Cacheable.Remote;

namespace Cacheable.Invocation.L2;

/// <summary>What L2 said to a lookup: the value, the lease to fill it, that a hold stands, or nothing, because it is not configured or not to be reached.</summary>
internal readonly record struct RemoteAnswer<TValue>
{
    private RemoteAnswer(TValue value, EntryTimes times) => (IsHit, Value, Times) = (true, value, times);

    private RemoteAnswer(Lease lease) => (Value, Lease) = (default!, lease);

    public static RemoteAnswer<TValue> None => default;

    /// <summary>A commit that changes the entry is on its way: what is loaded now is kept by nobody.</summary>
    public static RemoteAnswer<TValue> Withheld { get; } = new() { IsWithheld = true };

    public bool IsHit { get; }

    public bool IsWithheld { get; private init; }

    public TValue Value { get; }

    /// <summary>The times of what was hit.</summary>
    public EntryTimes Times { get; }

    public Lease? Lease { get; }

    public static RemoteAnswer<TValue> Hit(TValue value, EntryTimes times) => new(value, times);

    public static RemoteAnswer<TValue> Leased(Lease lease) => new(lease);
}

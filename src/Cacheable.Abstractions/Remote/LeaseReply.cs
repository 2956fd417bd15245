namespace Cacheable.Remote;

/// <summary>The answer to a request for a lease: exactly one of the lease, an entry that has come meanwhile, a wait, or nothing while a hold stands.</summary>
public readonly record struct LeaseReply
{
    private LeaseReply(Lease? lease, RemoteEntry? entry, TimeSpan heldFor, bool isWithheld = false) =>
        (Lease, Entry, HeldFor, IsWithheld) = (lease, entry, heldFor, isWithheld);

    /// <summary>The lease, where it was given.</summary>
    public Lease? Lease { get; }

    /// <summary>The entry, where another holder has filled it meanwhile.</summary>
    public RemoteEntry? Entry { get; }

    /// <summary>Where neither is given: how long the present holder keeps the lease at most.</summary>
    public TimeSpan HeldFor { get; }

    /// <summary>Whether a hold stands on a name of the key: the caller loads for itself, and keeps nothing.</summary>
    public bool IsWithheld { get; }

    /// <summary>A hold stands on a name of the key.</summary>
    public static LeaseReply Withheld { get; } = new(lease: null, entry: null, TimeSpan.Zero, isWithheld: true);

    /// <summary>The caller holds the lease and is the one to load.</summary>
    public static LeaseReply Granted(Lease lease) => new(lease, entry: null, TimeSpan.Zero);

    /// <summary>The entry is there.</summary>
    public static LeaseReply Found(RemoteEntry entry) => new(lease: null, entry, TimeSpan.Zero);

    /// <summary>Someone else is loading.</summary>
    public static LeaseReply Held(TimeSpan heldFor) => new(lease: null, entry: null, heldFor);
}

namespace Cacheable.Model.Configurations;

/// <summary>For each protection a small setup in which the checker misses it, or that it is not missed by any guarantee.</summary>
internal static class Ablations
{
    private static readonly Setup Fill = new("fill", "flights on L2") { Writes = 2, L1 = false, Marks = 3 };
    private static readonly Setup Prefix = new("prefix", "epochs on L2") { Others = 1, ByKey = false, ByPrefix = true, EpochCap = 1, L1 = false, Marks = 3 };
    private static readonly Setup Channel = new("channel", "L1 and messages") { Flights = 1, Others = 1, LogCapacity = 1, SyncsAtOnce = true, Marks = 2 };
    private static readonly Setup Lease = new("lease", "syncs that travel") { Flights = 1, Marks = 1 };
    private static readonly Setup Start = new("start", "before the first sync") { Flights = 1, Unsynced = true, SyncsAtOnce = true, Marks = 1 };
    private static readonly Setup Deferred = new("deferred", "a journal") { Flights = 1, Deferrals = 1, SyncsAtOnce = true, Marks = 2 };
    private static readonly Setup Loss = new("loss", "metadata that is lost") { Flights = 1, ByKey = false, ByPrefix = true, Losses = 1, SyncsAtOnce = true, Marks = 2 };

    // One instance suffices: another's invalidations are like its own of another name.
    private static readonly Setup Failover = new("failover", "a lost tail")
    {
        Instances = 1,
        Flights = 1,
        Others = 1,
        Switches = 1,
        L1 = false,
        SyncsAtOnce = true,
        Marks = 2,
    };

    /// <summary>Protections without which a guarantee breaks.</summary>
    public static IReadOnlyDictionary<Protections, Setup> Missed { get; } = new Dictionary<Protections, Setup>
    {
        [Protections.LeaseAtFill] = Fill,
        [Protections.LeaseBeforeLoad] = Fill,
        [Protections.InvalidationEndsLease] = Fill,
        [Protections.StampAtRead] = Prefix,
        [Protections.Floor] = Prefix,
        [Protections.IncarnationAtRead] = Loss,
        [Protections.TicketBeforeRead] = Channel,
        [Protections.EpochsAtLookup] = Channel,
        [Protections.EpochsAtJoin] = Channel,
        [Protections.Proof] = Channel,
        [Protections.ProofFromSending] = Lease,
        [Protections.ProofAtJoin] = Channel,
        [Protections.RemoteInvalidationFirst] = Channel,
        [Protections.Gaps] = Channel,
        [Protections.Truncation] = Channel,
        [Protections.DropOnJump] = Channel,
        [Protections.ApplyMissed] = Channel,
        [Protections.DropOnFirst] = Start,
        [Protections.JournalClosesL2] = Deferred,
        [Protections.SyncOnReconnect] = Failover,
        [Protections.DoubtEndsQuestions] = Failover,
        [Protections.Regress] = Failover,
        [Protections.Marks] = Failover,
        [Protections.TrustAtRead] = Failover with { Others = 0, LoudSwitches = false },
        [Protections.Ancestors] = Failover with { Instances = 2, Others = 0, Losses = 1, Marks = 1 },
        [Protections.LearntOrOwed] = Failover with { Disconnects = 1, Marks = 3 },
        [Protections.RepeatOwn] = Failover with { Others = 2, LogCapacity = 1, Marks = 3 },
    };

    /// <summary>Protections that another one makes redundant for the guarantee, or that keep something else: economy, an end of fencing.</summary>
    public static IReadOnlyDictionary<Protections, Setup> NotMissed { get; } = new Dictionary<Protections, Setup>
    {
        [Protections.StampAtFill] = Prefix,
        [Protections.EpochsAtPublish] = Lease,
        [Protections.RemoteFillFirst] = Lease,
        [Protections.ConditionalFence] = Failover,
        [Protections.SyncAfterDivergence] = Failover with { Others = 0, LoudSwitches = false },
    };

    /// <summary>What the README says is left: data put back without a broken connection, and overtaken by as many invalidations as were lost.</summary>
    public static Setup Left { get; } = Failover with { LoudSwitches = false };
}

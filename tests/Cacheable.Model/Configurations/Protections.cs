namespace Cacheable.Model.Configurations;

/// <summary>What the protocol does to keep the guarantee. Each can be taken away, to see whether the checker misses it.</summary>
[Flags]
internal enum Protections : long
{
    None = 0,

    /// <summary>A fill is refused when its lease is gone.</summary>
    LeaseAtFill = 1L << 0,

    /// <summary>The lease is taken before the source is read.</summary>
    LeaseBeforeLoad = 1L << 1,

    /// <summary>An invalidation of a key ends its lease.</summary>
    InvalidationEndsLease = 1L << 2,

    /// <summary>A fill is refused when an epoch passed its stamp or the incarnation is another.</summary>
    StampAtFill = 1L << 3,

    /// <summary>A value is not returned when an epoch passed its stamp.</summary>
    StampAtRead = 1L << 4,

    /// <summary>A value of another incarnation is not returned.</summary>
    IncarnationAtRead = 1L << 5,

    /// <summary>When epochs are dropped, the floor rises to the last of them.</summary>
    Floor = 1L << 6,

    /// <summary>The ticket is taken before L2 is asked, not when its answer is there.</summary>
    TicketBeforeRead = 1L << 7,

    /// <summary>L1 compares the entry's ticket with the epochs at each lookup.</summary>
    EpochsAtLookup = 1L << 8,

    /// <summary>L1 compares the ticket with the epochs when an entry is published.</summary>
    EpochsAtPublish = 1L << 9,

    /// <summary>An invalidated flight is not joined.</summary>
    EpochsAtJoin = 1L << 10,

    /// <summary>A hit needs the proof, or an entry whose own load began within the L1 lease.</summary>
    Proof = 1L << 11,

    /// <summary>The proof counts from when the sync was sent, not from when it was answered.</summary>
    ProofFromSending = 1L << 12,

    /// <summary>A flight is joined under the same condition as a hit.</summary>
    ProofAtJoin = 1L << 13,

    /// <summary>A loaded value is published in L1 only when L2 took it, or could not be asked.</summary>
    RemoteFillFirst = 1L << 14,

    /// <summary>An invalidation goes to L2 first and to the process's own epochs after.</summary>
    RemoteInvalidationFirst = 1L << 15,

    /// <summary>While L2 is owed an invalidation, it is not read.</summary>
    JournalClosesL2 = 1L << 16,

    /// <summary>After a lost connection L2 is not read before a sync has succeeded.</summary>
    SyncOnReconnect = 1L << 17,

    /// <summary>After a sync that diverged L2 is not read before one has succeeded.</summary>
    SyncAfterDivergence = 1L << 18,

    /// <summary>A reply of L2 from another incarnation or a lower sequence than known is a miss.</summary>
    TrustAtRead = 1L << 19,

    /// <summary>Only the next message in the sequence is counted as heard.</summary>
    Gaps = 1L << 20,

    /// <summary>A sync compares marks.</summary>
    Marks = 1L << 22,

    /// <summary>A sync that finds a lower sequence diverges.</summary>
    Regress = 1L << 23,

    /// <summary>A sync accepts another incarnation only where it names the known one as an ancestor.</summary>
    Ancestors = 1L << 24,

    /// <summary>A sync whose log does not reach back to all that was not heard is truncated.</summary>
    Truncation = 1L << 25,

    /// <summary>First contact drops L1.</summary>
    DropOnFirst = 1L << 26,

    /// <summary>A truncated or succeeded history drops L1.</summary>
    DropOnJump = 1L << 27,

    /// <summary>Own recent invalidations are repeated where history did not simply continue.</summary>
    RepeatOwn = 1L << 28,

    /// <summary>A fence replaces only the incarnation that its sender saw.</summary>
    ConditionalFence = 1L << 29,

    /// <summary>A sync tells what was missed, and the instance applies it.</summary>
    ApplyMissed = 1L << 30,

    /// <summary>What was asked of L2 before a doubt is not believed after it.</summary>
    DoubtEndsQuestions = 1L << 31,

    /// <summary>An own invalidation whose reply does not belong to the history that is known counts as Deferred.</summary>
    LearntOrOwed = 1L << 21,

    All = (1L << 32) - 1,
}

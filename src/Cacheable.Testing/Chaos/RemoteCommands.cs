using Cacheable.Remote;

namespace Cacheable.Testing;

/// <summary>The members of <see cref="IRemoteTier"/> and <see cref="IWriteBehindStore"/> that a <see cref="ChaosRemoteTier"/> can disturb.</summary>
[Flags]
public enum RemoteCommands
{
    /// <summary>None of them.</summary>
    None = 0,

    /// <summary><see cref="IRemoteTier.ReadAsync"/>.</summary>
    Read = 1,

    /// <summary><see cref="IRemoteTier.LeaseAsync"/>.</summary>
    Lease = 2,

    /// <summary><see cref="IRemoteTier.FillAsync"/>.</summary>
    Fill = 4,

    /// <summary><see cref="IRemoteTier.ReleaseAsync"/>.</summary>
    Release = 8,

    /// <summary><see cref="IRemoteTier.InvalidateAsync"/>.</summary>
    Invalidate = 16,

    /// <summary><see cref="IRemoteTier.FenceAsync"/>.</summary>
    Fence = 32,

    /// <summary><see cref="IRemoteTier.GetTimeToLiveAsync"/>.</summary>
    TimeToLive = 64,

    /// <summary><see cref="IRemoteTier.IncrementAsync"/>.</summary>
    Increment = 128,

    /// <summary><see cref="IRemoteTier.SyncAsync"/>.</summary>
    Sync = 256,

    /// <summary><see cref="IWriteBehindStore.EnqueueAsync"/>.</summary>
    Enqueue = 512,

    /// <summary><see cref="IWriteBehindStore.ClaimAsync"/>.</summary>
    Claim = 1024,

    /// <summary><see cref="IWriteBehindStore.AcknowledgeAsync"/>.</summary>
    Acknowledge = 2048,

    /// <summary><see cref="IWriteBehindStore.RetryAsync"/> and <see cref="IWriteBehindStore.ReleaseAsync"/>.</summary>
    Retry = 4096,

    /// <summary><see cref="IWriteBehindStore.DeadLetterAsync"/>.</summary>
    DeadLetter = 8192,

    /// <summary><see cref="IWriteBehindStore.RaiseVersionAsync"/>.</summary>
    RaiseVersion = 16384,

    /// <summary><see cref="IWriteBehindStore.ReplayAsync"/> and <see cref="IWriteBehindStore.DiscardAsync"/>.</summary>
    Replay = 32768,

    /// <summary>What only looks at a queue: stats, dead letters and durability.</summary>
    Inspect = 65536,

    /// <summary><see cref="IRemoteTier.HoldAsync"/>.</summary>
    Hold = 131072,

    /// <summary><see cref="IRemoteTier.BeginUpdateAsync"/>.</summary>
    BeginUpdate = 262144,

    /// <summary><see cref="IRemoteTier.UpdateAsync"/>.</summary>
    Update = 524288,

    /// <summary><see cref="IRemoteTier.AbandonUpdateAsync"/>.</summary>
    AbandonUpdate = 1048576,

    /// <summary>Every command.</summary>
    All = Read | Lease | Fill | Release | Invalidate | Fence | TimeToLive | Increment | Sync
        | Enqueue | Claim | Acknowledge | Retry | DeadLetter | RaiseVersion | Replay | Inspect
        | Hold | BeginUpdate | Update | AbandonUpdate,
}

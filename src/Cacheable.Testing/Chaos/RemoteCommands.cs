using Cacheable.Remote;

namespace Cacheable.Testing;

/// <summary>The members of <see cref="IRemoteTier"/> that a <see cref="ChaosRemoteTier"/> can disturb.</summary>
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

    /// <summary>Every command.</summary>
    All = Read | Lease | Fill | Release | Invalidate | Fence | TimeToLive | Increment | Sync,
}

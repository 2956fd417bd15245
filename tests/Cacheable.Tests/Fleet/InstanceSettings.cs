using Cacheable.Remote;

namespace Cacheable.Tests;

/// <summary>What a test wants of an instance.</summary>
internal sealed class InstanceSettings
{
    public bool WithoutL2 { get; set; }

    /// <summary>A tier instead of one of the fleet's store.</summary>
    public IRemoteTier? Tier { get; set; }

    /// <summary>A clock of its own instead of the fleet's.</summary>
    public TimeProvider? Clock { get; set; }

    /// <summary>Whether L2 fails from before the start.</summary>
    public bool StartsCut { get; set; }

    /// <summary>Whether all that the engine begins goes on where it was begun, so that it has ended when the test goes on.</summary>
    public bool Foreground { get; set; }

    /// <summary>What <see cref="RandomSource.NextDouble"/> says, until the test changes it.</summary>
    public double Random { get; set; }

    public Action<CacheableOptions> Options { get; set; } = static _ => { };

    public Action<ICacheableBuilder> Cache { get; set; } = static _ => { };
}

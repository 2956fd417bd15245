using System.Globalization;
using Cacheable.Benchmarks.Harness;

namespace Cacheable.Benchmarks.Races.Libraries;

/// <summary>Where the instances of one application run: what they share, and nothing that another application sees.</summary>
/// <param name="Server">The Redis; not used where L2 is not.</param>
/// <param name="Tiers">The tiers that hold entries.</param>
internal sealed record Site(RedisGround Server, CacheTiers Tiers)
{
    private int _clients;

    /// <summary>What the keys and channels of this application begin with.</summary>
    public string Namespace { get; } = $"races-{Guid.NewGuid():N}";

    /// <summary>How long entries live, in both tiers; by default longer than any schedule.</summary>
    public TimeSpan TimeToLive { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>The name of the connections of the instance that started last.</summary>
    public string LastClient => string.Create(CultureInfo.InvariantCulture, $"{Namespace}-{_clients}");

    /// <summary>The clock of the next instance's machine, where it is not this one's.</summary>
    public TimeProvider? Clock { get; init; }

    /// <summary>Whether entries are refreshed in the background before they end, from as early on as a library can.</summary>
    public bool RefreshesEarly { get; init; }

    /// <summary>How long a value may be given past its end while its source fails; <see langword="null"/> for not at all.</summary>
    public TimeSpan? FailSafe { get; init; }

    public bool HasL2 => Tiers.HasFlag(CacheTiers.L2);

    public bool HasL1 => Tiers.HasFlag(CacheTiers.L1);

    /// <summary>A name for the connections of the next instance, by which the server can tell them.</summary>
    public string NextClient()
    {
        _clients++;
        return LastClient;
    }
}

using Cacheable.Remote;
using Cacheable.Telemetry;
using Microsoft.Extensions.Logging;

namespace Cacheable.Tiers;

/// <summary>The remote tier, where one is configured, and whether it answers. It says so once when that changes, not at every call.</summary>
internal sealed class RemoteTierAccess
{
    private readonly CacheMetrics _metrics;
    private readonly GuardedLog<RemoteTierAccess> _logger;
    private int _failing;
    private int _broken;

    public RemoteTierAccess(IRemoteTier? tier, CacheMetrics metrics, GuardedLog<RemoteTierAccess> logger)
    {
        (Tier, _metrics, _logger) = (tier, metrics, logger);
        metrics.ObserveDegraded(() => Volatile.Read(ref _broken) > 0);
    }

    /// <summary>The remote tier; <see langword="null"/> where L1 stands alone.</summary>
    public IRemoteTier? Tier { get; }

    /// <summary>The tier has done <paramref name="work"/>.</summary>
    public void Succeeded(RemoteWork work)
    {
        // Read first: a hit of L2 must not write to memory that all threads share.
        if ((Volatile.Read(ref _failing) & (int)work) != 0 && Interlocked.And(ref _failing, ~(int)work) == (int)work)
        {
            _logger.RemoteTierAnswersAgain(Tier!.Name);
        }
    }

    /// <summary>Lookups go past a group of the tier, because it is silent.</summary>
    public void Broke()
    {
        if (Interlocked.Increment(ref _broken) == 1)
        {
            _logger.LookupsGoPastRemoteTier(Tier!.Name);
        }
    }

    /// <summary>A group that was silent has answered.</summary>
    public void Mended() => Interlocked.Decrement(ref _broken);

    /// <summary>The tier could not be reached for <paramref name="work"/>, or answered with an error.</summary>
    public void Failed(RemoteWork work, Exception exception)
    {
        _metrics.RemoteFailures.Increment();
        if (Interlocked.Or(ref _failing, (int)work) == 0)
        {
            _logger.RemoteTierFails(exception, Tier!.Name, exception.Message);
        }
        else
        {
            _logger.RemoteTierStillFails(exception, Tier!.Name);
        }
    }
}

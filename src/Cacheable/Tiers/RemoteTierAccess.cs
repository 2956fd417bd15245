using Cacheable.Remote;
using Cacheable.Telemetry;
using Microsoft.Extensions.Logging;

namespace Cacheable.Tiers;

/// <summary>The remote tier, where one is configured, and whether it answers. It says so once when that changes, not at every call.</summary>
internal sealed class RemoteTierAccess(IRemoteTier? tier, CacheMetrics metrics, ILogger<RemoteTierAccess> logger)
{
    private int _failing;

    /// <summary>The remote tier; <see langword="null"/> where L1 stands alone.</summary>
    public IRemoteTier? Tier { get; } = tier;

    /// <summary>The tier has done <paramref name="work"/>.</summary>
    public void Succeeded(RemoteWork work)
    {
        // Read first: a hit of L2 must not write to memory that all threads share.
        if ((Volatile.Read(ref _failing) & (int)work) != 0 && Interlocked.And(ref _failing, ~(int)work) == (int)work)
        {
            logger.RemoteTierAnswersAgain(Tier!.Name);
        }
    }

    /// <summary>The tier could not be reached for <paramref name="work"/>, or answered with an error.</summary>
    public void Failed(RemoteWork work, Exception exception)
    {
        metrics.RemoteFailures.Increment();
        if (Interlocked.Or(ref _failing, (int)work) == 0)
        {
            logger.RemoteTierFails(exception, Tier!.Name, exception.Message);
        }
        else
        {
            logger.RemoteTierStillFails(exception, Tier!.Name);
        }
    }
}

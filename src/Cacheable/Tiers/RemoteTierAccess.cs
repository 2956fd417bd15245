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

    /// <summary>The tier has answered.</summary>
    public void Succeeded()
    {
        if (Volatile.Read(ref _failing) == 1 && Interlocked.Exchange(ref _failing, 0) == 1)
        {
            logger.RemoteTierAnswersAgain(Tier!.Name);
        }
    }

    /// <summary>The tier could not be reached, or answered with an error.</summary>
    public void Failed(Exception exception)
    {
        metrics.RemoteFailures.Increment();
        if (Interlocked.Exchange(ref _failing, 1) == 0)
        {
            logger.RemoteTierFails(exception, Tier!.Name, exception.Message);
        }
        else
        {
            logger.RemoteTierStillFails(exception, Tier!.Name);
        }
    }
}

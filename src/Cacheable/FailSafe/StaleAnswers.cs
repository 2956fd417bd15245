using Cacheable.Telemetry;
using Microsoft.Extensions.Logging;

namespace Cacheable.FailSafe;

/// <summary>Tells of the stale values of one method: to who watches, to the meter, and to the log when it begins and when it has ended.</summary>
internal sealed class StaleAnswers(MethodMetrics metrics, ILogger logger, TimeProvider timeProvider)
{
    // A source that fails for some keys and answers for others would begin and end with every load.
    private static readonly TimeSpan Quiet = TimeSpan.FromSeconds(10);

    private long _last;
    private int _lasts;

    /// <summary>A stale value is given to the running call.</summary>
    public void Given(StaleReason reason)
    {
        metrics.Stale(reason).Increment();
        StaleReads.Tell();
        Volatile.Write(ref _last, timeProvider.GetTimestamp());
        if (Volatile.Read(ref _lasts) == 0 && Interlocked.Exchange(ref _lasts, 1) == 0)
        {
            logger.StaleValuesGiven(metrics.Method, reason);
        }
    }

    /// <summary>The source has answered.</summary>
    public void Loaded()
    {
        if (Volatile.Read(ref _lasts) == 1
            && timeProvider.GetElapsedTime(Volatile.Read(ref _last)) >= Quiet
            && Interlocked.Exchange(ref _lasts, 0) == 1)
        {
            logger.StaleValuesEnded(metrics.Method);
        }
    }
}

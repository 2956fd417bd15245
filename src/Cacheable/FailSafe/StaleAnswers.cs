using Cacheable.Telemetry;
using Microsoft.Extensions.Logging;

namespace Cacheable.FailSafe;

/// <summary>Tells of the stale values of one method: to who watches, to the meter, and to the log when it begins and when it has ended.</summary>
internal sealed class StaleAnswers(MethodMetrics metrics, ILogger logger, TimeProvider timeProvider)
{
    // A source that fails for some keys and answers for others would begin and end with every load.
    private static readonly TimeSpan Quiet = TimeSpan.FromSeconds(10);

    private const int Told = 1;
    private const int ToldWhy = 2;

    private long _last;

    // Whether values are given from some moment on that was told; and whether with it what the source threw.
    private int _lasts;

    /// <summary>A stale value is given to the running call.</summary>
    public void Given(StaleReason reason)
    {
        metrics.Stale(reason).Increment();
        StaleReads.Tell();
        Tell(Told, reason, failure: null);
    }

    /// <summary>Stale values are there for those whom a failure of the source concerns, so nobody else hears of it.</summary>
    public void Failed(Exception failure, StaleReason reason) => Tell(ToldWhy, reason, failure);

    /// <summary>The source has answered.</summary>
    public void Loaded()
    {
        if (Volatile.Read(ref _lasts) != 0
            && timeProvider.GetElapsedTime(Volatile.Read(ref _last)) >= Quiet
            && Interlocked.Exchange(ref _lasts, 0) != 0)
        {
            logger.StaleValuesEnded(metrics.Method);
        }
    }

    // Once, and once more where a slow source came first and then throws.
    private void Tell(int what, StaleReason reason, Exception? failure)
    {
        Volatile.Write(ref _last, timeProvider.GetTimestamp());
        for (var told = Volatile.Read(ref _lasts); told < what; told = Volatile.Read(ref _lasts))
        {
            if (Interlocked.CompareExchange(ref _lasts, what, told) == told)
            {
                logger.StaleValuesGiven(failure, metrics.Method, reason);
                return;
            }
        }
    }
}

using Cacheable.Telemetry;
using Cacheable.Tiers;
using Microsoft.Extensions.Logging;

namespace Cacheable.WriteBehind;

/// <summary>Asks the store how much lies in the queues.</summary>
internal sealed class QueueStats(RemoteTierAccess remote, ILogger<WriteBehindWorker> logger)
{
    private int _isObserving;

    /// <summary>Keeps what the metrics say of queues up to date. One question at a time, however slow the answer is.</summary>
    public async Task ObserveAsync(IReadOnlyCollection<WriteQueue> queues)
    {
        if (Interlocked.Exchange(ref _isObserving, 1) == 1)
        {
            return;
        }

        try
        {
            foreach (var queue in queues)
            {
                var (dirty, lag) = await AskAsync(queue).ConfigureAwait(false);
                queue.Counts.Observe(queue.Name, dirty, lag);
            }
        }
        catch (Exception exception)
        {
            remote.Failed(RemoteWork.Queue, exception);
        }
        finally
        {
            Volatile.Write(ref _isObserving, 0);
        }
    }

    /// <summary>Says what a host that stops leaves behind.</summary>
    public async Task SayWhatIsLeftAsync(WriteQueue queue)
    {
        try
        {
            var (dirty, _) = await AskAsync(queue).ConfigureAwait(false);
            if (dirty > 0)
            {
                logger.LeftInQueue(queue.Method, dirty);
            }
        }
        catch (Exception exception)
        {
            logger.LeftUnknown(exception, queue.Method);
        }
    }

    private async Task<(long Dirty, TimeSpan Lag)> AskAsync(WriteQueue queue)
    {
        var tier = remote.Tier!;
        var (dirty, lag) = (0L, TimeSpan.Zero);
        for (var group = 0; group < (queue.Name.IsLog ? 1 : tier.Groups); group++)
        {
            var stats = await tier.WriteBehind!.GetStatsAsync(queue.Name, group, CancellationToken.None).ConfigureAwait(false);
            (dirty, lag) = (dirty + stats.Dirty, stats.Lag > lag ? stats.Lag : lag);
        }

        return (dirty, lag);
    }
}

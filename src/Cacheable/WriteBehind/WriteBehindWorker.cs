using Cacheable.Telemetry;
using Cacheable.Tiers;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Cacheable.WriteBehind;

/// <summary>Flushes every queue of this instance, from when the host has started until it stops. Many instances share the work: who claims a write flushes it.</summary>
internal sealed class WriteBehindWorker(
    WriteQueues queues,
    RemoteTierAccess remote,
    ClaimFlusher flusher,
    DurabilityWatch durability,
    QueueStats stats,
    CacheMetrics metrics,
    TimeProvider time,
    IOptions<CacheableOptions> options,
    ILogger<WriteBehindWorker> logger) : IDisposable
{
    private readonly WriteBehindOptions _options = options.Value.WriteBehind;
    private readonly CancellationTokenSource _abort = new();
    private readonly List<(QueueRunner Runner, WriteQueue Queue, Task Run)> _running = [];
    private ITimer? _observing;

    /// <exception cref="InvalidOperationException">Nothing keeps the queues, or not as declared.</exception>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        if (queues.All is not { Count: > 0 } all)
        {
            return;
        }

        if (remote.Tier?.WriteBehind is null)
        {
            throw new InvalidOperationException(MissingStore.Message(string.Join(", ", all.Select(static queue => queue.Method)), remote.Tier));
        }

        await durability.StartAsync(cancellationToken).ConfigureAwait(false);

        // What runs from here on is nobody's call: no ambient transaction, flush or activity of whoever starts the host.
        using (ExecutionContext.SuppressFlow())
        {
            foreach (var queue in all)
            {
                var runner = new QueueRunner(queue, remote, flusher, durability, time, _options, logger);
                _running.Add((runner, queue, Task.Run(() => runner.RunAsync(_abort.Token), CancellationToken.None)));
            }

            _observing = time.CreateTimer(
                static self => ((WriteBehindWorker)self!).Observe(), this, _options.PollInterval, _options.PollInterval);
        }
    }

    /// <summary>Race 51: flushes what is due before <see cref="WriteBehindOptions.DrainTimeout"/> is over, and leaves the rest in the store.</summary>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        if (_running.Count == 0)
        {
            return;
        }

        using var deadline = new CancellationTokenSource(_options.DrainTimeout, time);
        using var atDeadline = deadline.Token.Register(static abort => ((CancellationTokenSource)abort!).Cancel(), _abort);
        using var atOnce = cancellationToken.Register(static abort => ((CancellationTokenSource)abort!).Cancel(), _abort);
        foreach (var (runner, queue, _) in _running)
        {
            // What this instance accepted is due within its delay; others look after what comes later.
            runner.Drain(queue.MaxDelay < _options.DrainTimeout ? queue.MaxDelay : _options.DrainTimeout);
        }

        await Task.WhenAll(_running.Select(static one => one.Run)).WaitAsync(cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await Task.WhenAll(_running.Select(one => stats.SayWhatIsLeftAsync(one.Queue))).WaitAsync(cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    public void Dispose()
    {
        _observing?.Dispose();
        _abort.Cancel();
        _abort.Dispose();
        foreach (var (runner, _, run) in _running)
        {
            // A call that does not heed its cancellation still holds its lane.
            _ = run.ContinueWith(static (_, ended) => ((QueueRunner)ended!).Dispose(), runner, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
        }
    }

    private void Observe()
    {
        if (metrics.Queues.AsksTheStore)
        {
            _ = stats.ObserveAsync(queues.All);
        }
    }
}

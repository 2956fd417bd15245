using Cacheable.Remote;
using Cacheable.Telemetry;
using Cacheable.Tiers;
using Microsoft.Extensions.Logging;

namespace Cacheable.WriteBehind;

/// <summary>
/// Flushes one queue for as long as the host runs: asks each group for what is due when its time has come, a bounded number at once.
/// It ends when it is told to and never by itself.
/// </summary>
internal sealed class QueueRunner : IDisposable
{
    private const long NotDraining = -1;

    // A store that does not answer is asked again soon, though not at once.
    private static readonly TimeSpan FailurePause = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestPause = TimeSpan.FromDays(1);

    private readonly WriteQueue _queue;
    private readonly RemoteTierAccess _remote;
    private readonly ClaimFlusher _flusher;
    private readonly DurabilityWatch _durability;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private readonly TimeSpan _claimDuration;
    private readonly int _lanes;
    private readonly SemaphoreSlim _free;
    private long _drainUntil = NotDraining;
    private volatile int _most;

    public QueueRunner(
        WriteQueue queue, RemoteTierAccess remote, ClaimFlusher flusher, DurabilityWatch durability, TimeProvider time, WriteBehindOptions options, ILogger logger)
    {
        (_queue, _remote, _flusher, _durability, _time, _logger) = (queue, remote, flusher, durability, time, logger);
        _claimDuration = options.ClaimDuration;
        _lanes = queue.Name.IsLog ? 1 : options.Parallelism;
        _free = new SemaphoreSlim(_lanes);
        _most = queue.BatchSize;
    }

    private QueueSchedule Schedule => _queue.Schedule;

    private bool Drains => Volatile.Read(ref _drainUntil) != NotDraining;

    /// <summary>Looks for nothing new: flushes what is due within <paramref name="horizon"/>, and ends.</summary>
    public void Drain(TimeSpan horizon)
    {
        Volatile.Write(ref _drainUntil, (Schedule.Now + horizon).Ticks);
        Schedule.Wake();
    }

    /// <summary>Flushes until <see cref="Drain"/> or <paramref name="abort"/>; then waits for what is being flushed.</summary>
    public async Task RunAsync(CancellationToken abort)
    {
        try
        {
            while (true)
            {
                abort.ThrowIfCancellationRequested();
                var changed = Schedule.Changed;
                if (Schedule.TryTake(out var group, polls: !Drains))
                {
                    await _free.WaitAsync(abort).ConfigureAwait(false);
                    _ = AskAsync(group, abort);
                }
                else if (IsDrained())
                {
                    break;
                }
                else
                {
                    await PauseAsync(changed, abort).ConfigureAwait(false);
                }
            }
        }
        catch (OperationCanceledException) when (abort.IsCancellationRequested)
        {
            // Told to end at once.
        }

        for (var lane = 0; lane < _lanes; lane++)
        {
            await _free.WaitAsync(CancellationToken.None).ConfigureAwait(false);
        }
    }

    /// <summary>To be called when <see cref="RunAsync"/> has ended.</summary>
    public void Dispose() => _free.Dispose();

    // The lanes first: whoever frees one has said before what is due next. What is due by now is flushed, however late it has become.
    private bool IsDrained() =>
        Drains && _free.CurrentCount == _lanes
        && Schedule.NextAt(polls: false) is var next && next.Ticks > Volatile.Read(ref _drainUntil) && next > Schedule.Now;

    private async Task PauseAsync(Task changed, CancellationToken abort)
    {
        var pause = Schedule.NextAt(polls: !Drains) - Schedule.Now;
        using var over = CancellationTokenSource.CreateLinkedTokenSource(abort);
        var elapsed = Task.Delay(pause < LongestPause ? Max(pause, TimeSpan.FromMilliseconds(1)) : LongestPause, _time, over.Token);

        // Looked at once more, because time may have passed before the wait began.
        if (Schedule.NextAt(polls: !Drains) > Schedule.Now)
        {
            await Task.WhenAny(changed, elapsed).ConfigureAwait(false);
        }

        await over.CancelAsync().ConfigureAwait(false);
    }

    /// <summary>Claims what is due in a group and flushes it. Never throws.</summary>
    private async Task AskAsync(int group, CancellationToken abort)
    {
        try
        {
            if (await ClaimAsync(group).ConfigureAwait(false) is { } claim)
            {
                await FlushAsync(claim, abort).ConfigureAwait(false);
                Schedule.Expect(group, TimeSpan.Zero);
            }
        }
        catch (ClaimLostException)
        {
            _durability.Doubt();
            Schedule.Expect(group, FailurePause);
        }
        catch (Exception exception)
        {
            _logger.WorkerFailed(exception, _queue.Method);
            Schedule.Expect(group, FailurePause);
        }
        finally
        {
            _free.Release();
            Schedule.Wake();
        }
    }

    private async Task<Claim?> ClaimAsync(int group)
    {
        var token = WriteToken.New();
        try
        {
            var reply = await _remote.Tier!.WriteBehind!
                .ClaimAsync(_queue.Name, group, new WriteClaim(token, _most, _claimDuration), CancellationToken.None).ConfigureAwait(false);
            _remote.Succeeded(RemoteWork.Queue);
            if (reply.NextIn is { } next)
            {
                Schedule.Expect(group, next);
            }

            await _durability.ConfirmAsync().ConfigureAwait(false);
            return reply.Writes.Count == 0 ? null : new Claim(_queue, group, token, reply.Writes);
        }
        catch (Exception exception)
        {
            _remote.Failed(RemoteWork.Queue, exception);
            _durability.Doubt();
            Schedule.Expect(group, FailurePause);
            return null;
        }
    }

    private async Task FlushAsync(Claim claim, CancellationToken abort)
    {
        var begun = _time.GetTimestamp();
        await _flusher.FlushAsync(claim, abort).ConfigureAwait(false);

        // No more than half a claim's time is taken, so that a slow sink's batches end within their claims.
        var each = _time.GetElapsedTime(begun) / claim.Writes.Count;
        _most = each <= TimeSpan.Zero ? _queue.BatchSize : (int)Math.Clamp(_claimDuration / 2 / each, 1, _queue.BatchSize);
    }

    private static TimeSpan Max(TimeSpan one, TimeSpan other) => one > other ? one : other;
}

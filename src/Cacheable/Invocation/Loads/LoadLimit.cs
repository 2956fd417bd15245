using Cacheable.Durations;

namespace Cacheable.Invocation.Loads;

/// <summary>Until when a load may go on: its caller's cancellation, and its hard timeout.</summary>
internal sealed class LoadLimit : IDisposable
{
    /// <summary>The longest that a timer can wait. What is longer is no limit.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromMilliseconds(uint.MaxValue - 1);

    private readonly TimeSpan _limit;
    private readonly EngineScheduling _scheduling;
    private readonly CancellationTokenSource? _source;
    private readonly TaskCompletionSource? _over;
    private readonly ITimer? _timer;
    private volatile bool _hasPassed;

    /// <param name="limit">The hard timeout; <see langword="null"/> for none.</param>
    /// <param name="timeProvider">The clock.</param>
    /// <param name="scheduling">Where who waits goes on.</param>
    /// <param name="cancellationToken">The caller's.</param>
    public LoadLimit(TimeSpan? limit, TimeProvider timeProvider, EngineScheduling scheduling, CancellationToken cancellationToken)
    {
        (Token, _scheduling) = (cancellationToken, scheduling);
        if (limit <= Longest && limit is { } hard)
        {
            _limit = hard;
            _over = new TaskCompletionSource(scheduling.Continuations);
            _source = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            Token = _source.Token;
            _timer = timeProvider.CreateTimer(static limit => ((LoadLimit)limit!).Pass(), this, hard, Timeout.InfiniteTimeSpan);
        }
    }

    /// <summary>Cancelled when either is.</summary>
    public CancellationToken Token { get; }

    /// <summary>Whether the hard timeout is over.</summary>
    public bool HasPassed => _hasPassed;

    /// <summary>Whose load it is.</summary>
    public required string Method { get; init; }

    /// <summary>Whether it is implied: the load runs in the background, where nobody could end it, and has no hard timeout.</summary>
    public bool IsImplied { get; init; }

    /// <summary>The call that was left behind, if one was.</summary>
    public Task? LeftBehind { get; private set; }

    /// <summary>What those get who waited for a load that threw <paramref name="exception"/>: that, or that it took too long.</summary>
    public Exception FailureOf(Exception exception) => HasPassed ? Exceeded(exception) : exception;

    /// <summary>Waits for a call until its hard timeout. One that ignores its token is left behind: what it returns is nobody's.</summary>
    public async ValueTask<TValue> WaitAsync<TValue>(ValueTask<TValue> call)
    {
        if (_over is null || call.IsCompleted)
        {
            return await call.ConfigureAwait(false);
        }

        var task = call.AsTask();
        if (await Task.WhenAny(task, _over.Task).ConfigureAwait(false) == task)
        {
            return await task.ConfigureAwait(false);
        }

        LeftBehind = task;
        _ = ForgetAsync(task);
        throw new OperationCanceledException(Token);
    }

    public void Dispose()
    {
        _timer?.Dispose();

        // Disposed, a source forgets the callbacks that were not run yet: once the time is over it is for Pass to do.
        if (!_hasPassed)
        {
            _source?.Dispose();
        }
    }

    private TimeoutException Exceeded(Exception inner) => new(
        IsImplied
            ? $"{Method}: the load took longer than the LeaseDuration of {DurationParser.Format(_limit)}, which ends loads in the background that have no HardTimeout."
            : $"{Method}: the load took longer than its HardTimeout of {DurationParser.Format(_limit)}.",
        inner);

    private static async Task ForgetAsync(Task task) => await task.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);

    private void Pass()
    {
        _hasPassed = true;
        try
        {
            // First the token, so that a load that heeds it can end before its callers go on. They wait for none that does not.
            _ = EndAsync(_scheduling.CancelAsync(_source!));
        }
        catch (ObjectDisposedException)
        {
            // The load has ended at this very moment.
        }
        finally
        {
            _over!.TrySetResult();
        }
    }

    // What a callback of the load throws is nobody's: on the timer's thread it would end the process.
    private async Task EndAsync(Task cancelling)
    {
        await ForgetAsync(cancelling).ConfigureAwait(false);
        _source!.Dispose();
    }
}

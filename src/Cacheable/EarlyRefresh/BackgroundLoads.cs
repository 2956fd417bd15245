using Cacheable.Contract;
using Cacheable.Telemetry;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Cacheable.EarlyRefresh;

/// <summary>
/// Loads that no caller waits for: outside of every call, of its transaction and of its DI scope, until they end or the application
/// does.
/// </summary>
internal sealed class BackgroundLoads(IServiceScopeFactory scopes, EngineScheduling scheduling, GuardedLog<BackgroundLoads> logger) : IAsyncDisposable, IDisposable
{
    private readonly CancellationTokenSource _stopping = new();
    private readonly TaskCompletionSource _ended = new(scheduling.Continuations);

    // One for each that runs, and one until it is stopped.
    private int _open = 1;
    private int _stopped;

    /// <summary>The same load on a service of a DI scope of its own.</summary>
    public Load<TValue> InScope<TValue>(Load<TValue> load) => new ScopedLoad<TValue>(load, scopes);

    /// <summary>Begins work that belongs to no caller. What it throws is its own to tell.</summary>
    /// <param name="work">The work; its token is cancelled when the application stops.</param>
    /// <returns>Whether it was begun; nothing is once the application stops.</returns>
    public bool TryBegin(Func<CancellationToken, Task> work)
    {
        Interlocked.Increment(ref _open);
        if (_stopping.IsCancellationRequested)
        {
            Leave();
            return false;
        }

        scheduling.Begin(() => RunAsync(work));
        return true;
    }

    /// <summary>Begins nothing more, and cancels what runs. Completes when that has ended; a call that ignores its token is not waited for.</summary>
    public Task StopAsync()
    {
        if (Interlocked.Exchange(ref _stopped, 1) == 0)
        {
            try
            {
                _ = ObserveAsync(scheduling.CancelAsync(_stopping));
            }
            finally
            {
                Leave();
            }
        }

        return _ended.Task;
    }

    public void Dispose() => _ = StopAsync();

    public ValueTask DisposeAsync() => new(StopAsync());

    private async Task ObserveAsync(Task cancelling)
    {
        try
        {
            await cancelling.ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            logger.CallbackFailed(exception);
        }
    }

    private async Task RunAsync(Func<CancellationToken, Task> work)
    {
        try
        {
            await work(_stopping.Token).ConfigureAwait(false);
        }
        catch (Exception)
        {
            // Told by the work itself, where there is anything to tell.
        }
        finally
        {
            Leave();
        }
    }

    private void Leave()
    {
        if (Interlocked.Decrement(ref _open) == 0)
        {
            _ended.TrySetResult();
        }
    }
}

namespace Cacheable;

/// <summary>Where those go on who waited for something in the process, so that a simulation can keep everything on one thread.</summary>
/// <param name="Continuations">How the tasks they wait for are made.</param>
/// <param name="Never">Never cancelled. One that could be gives each of several waiters a task of its own; otherwise they share one.</param>
internal sealed record EngineScheduling(TaskCreationOptions Continuations, CancellationToken Never)
{
    /// <summary>On other threads: who ends a wait must not run the waiters' code before its own next step.</summary>
    public static EngineScheduling Concurrent { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously, CancellationToken.None);

    /// <summary>All on the thread that ends the wait: of several who wait for one task, .NET sends all but one to the thread pool.</summary>
    public static EngineScheduling Inline() => new(TaskCreationOptions.None, new CancellationTokenSource().Token);

    /// <summary>Begins work that is no caller's: outside of the calls, the transactions and the flights that whoever begins it is inside of.</summary>
    public void Begin(Func<Task> work)
    {
        if (Continuations == TaskCreationOptions.None)
        {
            _ = work();
            return;
        }

        ThreadPool.UnsafeQueueUserWorkItem(static work => _ = work(), work, preferLocal: false);
    }

    /// <summary>Cancels. The token says so when this returns; what was registered with it is run elsewhere, so that it holds up nobody and its failure is the task's.</summary>
    /// <exception cref="ObjectDisposedException">The source is disposed.</exception>
    public Task CancelAsync(CancellationTokenSource source)
    {
        if (Continuations != TaskCreationOptions.None)
        {
            return source.CancelAsync();
        }

        try
        {
            source.Cancel();
            return Task.CompletedTask;
        }
        catch (AggregateException exception)
        {
            return Task.FromException(exception);
        }
    }

    /// <summary>Waits for what others wait for too.</summary>
    public Task<TResult> Share<TResult>(Task<TResult> task, CancellationToken cancellationToken = default) =>
        task.WaitAsync(Shared(cancellationToken));

    /// <summary>The token to wait with for what others wait for too.</summary>
    public CancellationToken Shared(CancellationToken cancellationToken) => cancellationToken.CanBeCanceled ? cancellationToken : Never;
}

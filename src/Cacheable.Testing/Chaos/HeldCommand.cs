namespace Cacheable.Testing;

/// <summary>One command that a <see cref="ChaosRemoteTier"/> keeps waiting until the test says how it goes on.</summary>
public sealed class HeldCommand
{
    private readonly TaskCompletionSource _arrived = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _verdict = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _abandoned = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);

    internal HeldCommand(RemoteCommands commands, bool afterwards) => (Commands, Afterwards) = (commands, afterwards);

    /// <summary>Completes when a command has come and waits.</summary>
    public Task Arrived => _arrived.Task;

    /// <summary>Completes when the command has been executed or has failed, whether or not anybody waits for it.</summary>
    public Task Ended => _ended.Task;

    internal RemoteCommands Commands { get; }

    /// <summary>Whether the command has done its work before it waits, so that only its reply is late.</summary>
    internal bool Afterwards { get; }

    /// <summary>Lets the command go on. May be called before it has come.</summary>
    public void Continue() => _verdict.TrySetResult();

    /// <summary>Makes the command fail with <paramref name="exception"/>. May be called before it has come.</summary>
    public void Fail(Exception exception) => _verdict.TrySetException(exception);

    /// <summary>
    /// Makes the command fail with <paramref name="exception"/> for who sent it, as a timeout does, and keeps it on its way:
    /// <see cref="Continue"/> lets it be executed late.
    /// </summary>
    public void Abandon(Exception exception) => _abandoned.TrySetException(exception);

    /// <summary>The answer to the command for who sent it.</summary>
    internal async ValueTask<T> AnswerAsync<T>(Task<T> execution)
    {
        _ = execution.ContinueWith(
            ended =>
            {
                // Abandoned, it has nobody else to see how it failed.
                _ = ended.Exception;
                _ended.TrySetResult();
            },
            CancellationToken.None,
            TaskContinuationOptions.ExecuteSynchronously,
            TaskScheduler.Default);
        if (await Task.WhenAny(execution, _abandoned.Task).ConfigureAwait(false) != execution)
        {
            await _abandoned.Task.ConfigureAwait(false);
        }

        return await execution.ConfigureAwait(false);
    }

    internal Task WaitAsync(CancellationToken cancellationToken)
    {
        _arrived.TrySetResult();
        return _verdict.Task.WaitAsync(cancellationToken);
    }
}

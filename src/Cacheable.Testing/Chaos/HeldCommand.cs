namespace Cacheable.Testing;

/// <summary>One command that a <see cref="ChaosRemoteTier"/> keeps waiting until the test says how it goes on.</summary>
public sealed class HeldCommand
{
    private readonly TaskCompletionSource _arrived = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _verdict = new(TaskCreationOptions.RunContinuationsAsynchronously);

    internal HeldCommand(RemoteCommands commands, bool afterwards) => (Commands, Afterwards) = (commands, afterwards);

    /// <summary>Completes when a command has come and waits.</summary>
    public Task Arrived => _arrived.Task;

    internal RemoteCommands Commands { get; }

    /// <summary>Whether the command has done its work before it waits, so that only its reply is late.</summary>
    internal bool Afterwards { get; }

    /// <summary>Lets the command go on. May be called before it has come.</summary>
    public void Continue() => _verdict.TrySetResult();

    /// <summary>Makes the command fail with <paramref name="exception"/>. May be called before it has come.</summary>
    public void Fail(Exception exception) => _verdict.TrySetException(exception);

    internal Task WaitAsync(CancellationToken cancellationToken)
    {
        _arrived.TrySetResult();
        return _verdict.Task.WaitAsync(cancellationToken);
    }
}

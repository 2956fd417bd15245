namespace Cacheable.Simulation.Network;

/// <summary>A command on its way.</summary>
/// <param name="execute">What the server does.</param>
/// <param name="replied">Runs right before the caller gets the reply; told of it and of when the command was executed.</param>
/// <param name="connection">Over which connection it was sent.</param>
/// <param name="life">To which life of the server.</param>
/// <param name="deadline">When the caller gives up.</param>
internal sealed class Command<T>(Func<ValueTask<T>> execute, Action<T, long>? replied, int connection, int life, long deadline)
{
    /// <summary>The caller, who goes on at the very event that ends the wait: without RunContinuationsAsynchronously.</summary>
    public TaskCompletionSource<T> Caller { get; } = new();

    public Action<T, long>? Replied => replied;

    public int Connection => connection;

    public int Life => life;

    public long Deadline => deadline;

    /// <summary>The server executes it.</summary>
    public T Run()
    {
        var executed = execute();
        return executed.IsCompleted ? executed.Result : throw new InvalidOperationException("The in-memory store is done when its call returns.");
    }
}

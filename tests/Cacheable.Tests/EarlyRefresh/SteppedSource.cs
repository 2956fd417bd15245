namespace Cacheable.Tests.EarlyRefresh;

/// <summary>A source whose loads read the row at once and end when the test says so, on the thread that says it.</summary>
internal sealed class SteppedSource
{
    private readonly Queue<TaskCompletionSource> _held = new();

    public string? Row { get; set; } = "old";

    /// <summary>Whether loads wait for <see cref="Finish"/>.</summary>
    public bool Holds { get; set; }

    public Exception? Failure { get; set; }

    public int Calls { get; private set; }

    public async ValueTask<string?> LoadAsync(CancellationToken cancellationToken)
    {
        Calls++;
        var read = Row;
        if (Holds)
        {
            var end = new TaskCompletionSource();
            _held.Enqueue(end);
            await end.Task.WaitAsync(cancellationToken).ConfigureAwait(false);
        }

        return Failure is null ? read : throw Failure;
    }

    /// <summary>Ends the load that has waited longest, and all that follows it.</summary>
    public void Finish() => _held.Dequeue().SetResult();
}

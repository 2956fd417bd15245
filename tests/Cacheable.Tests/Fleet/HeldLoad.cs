namespace Cacheable.Tests;

/// <summary>One call of a loader that waits until the test says how it goes on.</summary>
internal sealed class HeldLoad
{
    private readonly TaskCompletionSource _arrived = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _verdict = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Completes when the loader has read the row.</summary>
    public Task Arrived => _arrived.Task;

    public void Finish() => _verdict.SetResult();

    public void Fail(Exception exception) => _verdict.SetException(exception);

    public Task WaitAsync(CancellationToken cancellationToken)
    {
        _arrived.SetResult();
        return _verdict.Task.WaitAsync(cancellationToken);
    }
}

using Cacheable.Remote;

namespace Cacheable.Redis;

/// <summary>One caller's read, from when it is asked for until its batch is answered.</summary>
internal sealed class PendingRead(EntryKey key)
{
    // Asynchronously: whoever waits goes on with work of its own, and the batch has others to answer.
    private readonly TaskCompletionSource<RemoteEntry?> _answer = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public EntryKey Key => key;

    public Task<RemoteEntry?> Answer => _answer.Task;

    public void Complete(RemoteEntry? entry) => _answer.SetResult(entry);

    public void Fail(Exception exception)
    {
        _answer.SetException(exception);
        // A caller that gave up does not look, and nobody needs to be told that.
        _ = _answer.Task.Exception;
    }
}

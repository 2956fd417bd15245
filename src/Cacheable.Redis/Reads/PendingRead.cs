using Cacheable.Remote;

namespace Cacheable.Redis;

/// <summary>One caller's read, from when it is asked for until its batch is answered.</summary>
/// <remarks>Asynchronously: whoever waits goes on with work of its own, and the batch has others to answer.</remarks>
internal sealed class PendingRead(EntryKey key) : TaskCompletionSource<RemoteEntry?>(TaskCreationOptions.RunContinuationsAsynchronously)
{
    public EntryKey Key => key;

    public void Fail(Exception exception)
    {
        TrySetException(exception);
        // A caller that gave up does not look, and nobody needs to be told that.
        _ = Task.Exception;
    }
}

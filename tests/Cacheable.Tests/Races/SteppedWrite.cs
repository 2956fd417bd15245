using Cacheable.Tests.Transactions;

namespace Cacheable.Tests.Races;

/// <summary>A decorated write in three steps: it begins, commits, ends.</summary>
internal sealed class SteppedWrite(DecoratedUsers users, string value)
{
    private readonly TaskCompletionSource _began = New();
    private readonly TaskCompletionSource _mayCommit = New();
    private readonly TaskCompletionSource _committed = New();
    private readonly TaskCompletionSource _mayEnd = New();
    private Task? _running;

    public bool HasEnded => _running?.IsCompleted == true;

    /// <summary>Goes one step on.</summary>
    /// <param name="commit">What the commit does.</param>
    public async Task StepAsync(Action<string> commit)
    {
        if (_running is null)
        {
            _running = users.SaveAsync(async () =>
            {
                _began.SetResult();
                await _mayCommit.Task;
                commit(value);
                _committed.SetResult();
                await _mayEnd.Task;
                return value;
            });
            await _began.Task;
        }
        else if (_mayCommit.TrySetResult())
        {
            await _committed.Task;
        }
        else
        {
            _mayEnd.SetResult();
            await _running;
        }
    }

    private static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}

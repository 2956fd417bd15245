namespace Cacheable.FailSafe;

/// <summary>The place of one load. It is given back once, by whoever comes first: the load that has ended, or what was to lead to it.</summary>
/// <param name="bulkhead">Where it is given back; <see langword="null"/> for a load inside of another that has one.</param>
internal sealed class BulkheadPlace(Bulkhead? bulkhead) : IDisposable
{
    private const int Gone = 1;
    private const int Lent = 2;

    // Whether it was given back, and how often it is lent. It counts among those that are taken while this is zero.
    private int _state;
    private bool _isLeftBehind;

    /// <summary>Whether it is one of <paramref name="other"/> that was not given back.</summary>
    public bool IsOf(Bulkhead other) => ReferenceEquals(bulkhead, other) && (Volatile.Read(ref _state) & Gone) == 0;

    /// <summary>The load waits for another: meanwhile others may run in its place.</summary>
    public void Lend()
    {
        if (Interlocked.Add(ref _state, Lent) == Lent)
        {
            bulkhead?.Leave();
        }
    }

    /// <summary>The load goes on, and waits for nobody to do so.</summary>
    public void TakeBack()
    {
        if (Interlocked.Add(ref _state, -Lent) == 0)
        {
            bulkhead?.Return();
        }
    }

    /// <summary>Whoever waited for <paramref name="call"/> does so no longer. The source still works on it, so it has the place until it ends.</summary>
    public void StayWith(Task call)
    {
        if (!call.IsCompleted)
        {
            _isLeftBehind = true;
            _ = StayUntilEndAsync(call);
        }
    }

    public void Dispose()
    {
        if (!_isLeftBehind)
        {
            GiveBack();
        }
    }

    private async Task StayUntilEndAsync(Task call)
    {
        await call.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        GiveBack();
    }

    private void GiveBack()
    {
        if (Interlocked.Or(ref _state, Gone) == 0)
        {
            bulkhead?.Leave();
        }
    }
}

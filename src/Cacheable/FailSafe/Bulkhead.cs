namespace Cacheable.FailSafe;

/// <summary>Lets so many loads of a method run at once. Others wait in line, the first to come first.</summary>
/// <remarks>
/// How many may run is said by each that enters: a limit that was changed holds from the next one on. While it is zero nobody is in line, and
/// loads are only counted: the lock is for those with a limit.
/// </remarks>
internal sealed class Bulkhead(EngineScheduling scheduling)
{
    private readonly Lock _lock = new();
    private readonly LinkedList<TaskCompletionSource> _line = new();
    private int _limit;
    private int _running;

    /// <summary>How many loads run.</summary>
    /// <remarks>Never less than nothing, though a place may be given back the moment before it is counted as taken back.</remarks>
    public int Running => Math.Max(0, Volatile.Read(ref _running));

    /// <summary>How many wait in line.</summary>
    public int Waiting
    {
        get
        {
            lock (_lock)
            {
                return _line.Count;
            }
        }
    }

    // Under the lock.
    private bool HasRoom => _limit == 0 || Volatile.Read(ref _running) < _limit;

    /// <summary>Enters if nobody has to be waited for.</summary>
    /// <param name="limit">How many may run from now on; zero for any number.</param>
    /// <returns>The place; <see langword="null"/> where there is none.</returns>
    public BulkheadPlace? TryEnter(int limit)
    {
        if (limit == 0 && Volatile.Read(ref _limit) == 0)
        {
            Interlocked.Increment(ref _running);
            return new BulkheadPlace(this);
        }

        bool entered;
        List<TaskCompletionSource>? called;
        lock (_lock)
        {
            called = Call(limit);
            entered = TakePlace();
        }

        Release(called);
        return entered ? new BulkheadPlace(this) : null;
    }

    /// <summary>Enters when it is this caller's turn. Cancelled, it leaves the line.</summary>
    public async ValueTask<BulkheadPlace> EnterAsync(int limit, CancellationToken cancellationToken)
    {
        LinkedListNode<TaskCompletionSource>? place;
        List<TaskCompletionSource>? called;
        lock (_lock)
        {
            called = Call(limit);
            place = TakePlace() ? null : _line.AddLast(new TaskCompletionSource(scheduling.Continuations));
        }

        Release(called);
        if (place is null)
        {
            return new BulkheadPlace(this);
        }

        var registration = cancellationToken.UnsafeRegister(
            static (state, token) =>
            {
                var (bulkhead, place) = ((Bulkhead, LinkedListNode<TaskCompletionSource>))state!;
                bulkhead.Abandon(place, token);
            },
            (this, place));
        await using (registration.ConfigureAwait(false))
        {
            await place.Value.Task.ConfigureAwait(false);
        }

        return new BulkheadPlace(this);
    }

    /// <summary>A place is given back.</summary>
    internal void Leave()
    {
        // The count before the limit, and who enters sets the limit before it counts: one of the two sees the other.
        Interlocked.Decrement(ref _running);
        if (Volatile.Read(ref _limit) == 0)
        {
            return;
        }

        List<TaskCompletionSource>? called;
        lock (_lock)
        {
            called = Call(_limit);
        }

        Release(called);
    }

    /// <summary>A place that was lent is taken back, beyond the limit if need be: whoever runs in it waits for nobody.</summary>
    internal void Return() => Interlocked.Increment(ref _running);

    // Under the lock, as all below.
    private bool TakePlace()
    {
        var has = _line.Count == 0 && HasRoom;
        if (has)
        {
            Interlocked.Increment(ref _running);
        }

        return has;
    }

    private void Abandon(LinkedListNode<TaskCompletionSource> place, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            // Called already: then the place inside is its own, and given back by its load, which finds itself cancelled.
            if (place.List is null)
            {
                return;
            }

            _line.Remove(place);
        }

        place.Value.TrySetCanceled(cancellationToken);
    }

    // Whoever is called runs from then on, before it knows.
    private List<TaskCompletionSource>? Call(int limit)
    {
        if (_limit != limit)
        {
            Interlocked.Exchange(ref _limit, limit);
        }

        List<TaskCompletionSource>? called = null;
        while (_line.First is { } first && HasRoom)
        {
            _line.RemoveFirst();
            Interlocked.Increment(ref _running);
            (called ??= []).Add(first.Value);
        }

        return called;
    }

    // Not under the lock, this one: they may go on at once, on this thread.
    private static void Release(List<TaskCompletionSource>? called)
    {
        foreach (var turn in called ?? [])
        {
            turn.TrySetResult();
        }
    }
}

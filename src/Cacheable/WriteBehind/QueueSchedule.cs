namespace Cacheable.WriteBehind;

/// <summary>
/// When each group of a queue is to be asked: when something of it is known to be due, and now and then for what other instances
/// left.
/// </summary>
internal sealed class QueueSchedule
{
    private readonly Lock _lock = new();
    private readonly TimeProvider _time;
    private readonly EngineScheduling _scheduling;
    private readonly TimeSpan _pollInterval;
    private readonly long _origin;
    private readonly TimeSpan[] _pollAt;
    private readonly TimeSpan?[] _dueAt;
    private TaskCompletionSource _changed;

    public QueueSchedule(int groups, TimeSpan pollInterval, TimeProvider time, EngineScheduling scheduling)
    {
        (_time, _scheduling, _pollInterval, _origin) = (time, scheduling, pollInterval, time.GetTimestamp());
        (_pollAt, _dueAt) = (new TimeSpan[groups], new TimeSpan?[groups]);
        _changed = new TaskCompletionSource(scheduling.Continuations);
    }

    public TimeSpan Now => _time.GetElapsedTime(_origin);

    /// <summary>Ends when something is due earlier than was known. To be read before <see cref="TryTake"/>.</summary>
    public Task Changed => Volatile.Read(ref _changed).Task;

    /// <summary>Something of <paramref name="group"/> is due then.</summary>
    public void Expect(int group, TimeSpan dueIn)
    {
        lock (_lock)
        {
            var at = Now + dueIn;
            if (_dueAt[group] is { } known && known <= at)
            {
                return;
            }

            _dueAt[group] = at;
        }

        Wake();
    }

    public void Wake() => Interlocked.Exchange(ref _changed, new TaskCompletionSource(_scheduling.Continuations)).TrySetResult();

    /// <summary>Takes a group whose time has come, the longest overdue first.</summary>
    /// <param name="group">The group.</param>
    /// <param name="polls">Whether others' leftovers are looked for too.</param>
    public bool TryTake(out int group, bool polls)
    {
        lock (_lock)
        {
            group = Next(polls, out var at);
            if (at > Now)
            {
                return false;
            }

            // Before it is asked: what is expected from now on is known to nobody yet.
            _dueAt[group] = null;
            _pollAt[group] = Now + _pollInterval;
            return true;
        }
    }

    /// <summary>When the next group is to be asked.</summary>
    public TimeSpan NextAt(bool polls)
    {
        lock (_lock)
        {
            _ = Next(polls, out var at);
            return at;
        }
    }

    private int Next(bool polls, out TimeSpan at)
    {
        var next = 0;
        at = TimeSpan.MaxValue;
        for (var group = 0; group < _dueAt.Length; group++)
        {
            var due = _dueAt[group] ?? TimeSpan.MaxValue;
            var own = polls && _pollAt[group] < due ? _pollAt[group] : due;
            if (own < at)
            {
                (next, at) = (group, own);
            }
        }

        return next;
    }
}

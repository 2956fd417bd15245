namespace Cacheable.Benchmarks.XFetch;

/// <summary>A clock that moves only to what happens next, on the thread that says so.</summary>
internal sealed class VirtualTime : TimeProvider
{
    private readonly PriorityQueue<Action, (long Time, long Order)> _events = new();
    private long _now;
    private long _order;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    /// <summary>Now, in seconds.</summary>
    public double Now => (double)_now / TimeSpan.TicksPerSecond;

    public override long GetTimestamp() => _now;

    public override DateTimeOffset GetUtcNow() => DateTimeOffset.UnixEpoch.AddTicks(_now);

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new Timer(this, () => callback(state));
        timer.Change(dueTime, period);
        return timer;
    }

    /// <summary>Ends after <paramref name="seconds"/>; who waits goes on at once.</summary>
    public Task After(double seconds)
    {
        var end = new TaskCompletionSource();
        At(Now + seconds, end.SetResult);
        return end.Task;
    }

    /// <summary>Does <paramref name="action"/> at a moment, in seconds.</summary>
    public void At(double time, Action action) => Add((long)(time * TimeSpan.TicksPerSecond), action);

    /// <summary>Goes on to the next event.</summary>
    public void Step()
    {
        _events.TryDequeue(out var action, out var at);
        _now = Math.Max(_now, at.Time);
        action!();
    }

    private void Add(long time, Action action) => _events.Enqueue(action, (time, _order++));

    private sealed class Timer(VirtualTime time, Action fire) : ITimer
    {
        private int _armed;
        private TimeSpan _period;

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            _armed++;
            _period = period;
            Arm(dueTime);
            return true;
        }

        public void Dispose() => _armed++;

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }

        private void Arm(TimeSpan due)
        {
            var armed = _armed;
            if (due >= TimeSpan.Zero)
                time.Add(time._now + due.Ticks, () => Fire(armed));
        }

        private void Fire(int armed)
        {
            if (armed != _armed)
                return;

            if (_period > TimeSpan.Zero)
                Arm(_period);

            fire();
        }
    }
}

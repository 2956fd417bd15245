using Cacheable.Simulation.Chance;

namespace Cacheable.Simulation.Time;

/// <summary>
/// The clock of one process. Its monotonic time starts anywhere, so that two processes' times cannot be compared (race 22); its
/// wall clock steps back and forth (race 23); its timers fire late, and after a pause.
/// </summary>
internal sealed class InstanceTime(Scheduler scheduler, Dice dice, IGate gate) : TimeProvider
{
    private static readonly DateTimeOffset Epoch = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly long _offset = dice.Between(0, 1_000_000 * Span.Second);
    private long _wallOffset = dice.Between(0, 1000 * Span.Second);

    public override long TimestampFrequency => Span.Second;

    public override long GetTimestamp() => scheduler.Now + _offset;

    public override DateTimeOffset GetUtcNow() => Epoch.AddTicks(scheduler.Now + _wallOffset);

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new Timer(this, callback, state);
        timer.Change(dueTime, period);
        return timer;
    }

    /// <summary>Somebody sets the wall clock.</summary>
    public void StepWallClock() => _wallOffset = dice.Between(0, 1000 * Span.Second);

    private sealed class Timer(InstanceTime time, TimerCallback callback, object? state) : ITimer
    {
        private long _armed;
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
            if (due >= TimeSpan.Zero)
            {
                var armed = _armed;
                time.Schedule(due.Ticks, () => Fire(armed));
            }
        }

        private void Fire(long armed)
        {
            if (armed != _armed)
            {
                return;
            }

            if (_period > TimeSpan.Zero)
            {
                Arm(_period);
            }

            callback(state);
        }
    }

    // A busy thread pool runs a timer a little late.
    private void Schedule(long due, Action fire) => scheduler.At(scheduler.Now + due + dice.Exponential(200 * Span.Microsecond), gate, fire);
}

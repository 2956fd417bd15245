namespace Cacheable.Simulation.Time;

/// <summary>Virtual time: what is to happen, in order. Nothing else moves the simulation, and it runs on the thread that calls <see cref="Step"/>.</summary>
internal sealed class Scheduler
{
    private Event[] _heap = new Event[1024];
    private readonly int _thread = Environment.CurrentManagedThreadId;
    private int _count;
    private long _order;

    /// <summary>Now, in ticks of 100 ns.</summary>
    public long Now { get; private set; }

    /// <summary>How many events have happened.</summary>
    public long Happened { get; private set; }

    /// <summary>Runs <paramref name="action"/> at <paramref name="time"/>; of events at the same time, the one scheduled first.</summary>
    public void At(long time, Action action) => At(time, gate: null, action);

    /// <summary>As above, inside a process: not while it stands still, and not at all once it is gone.</summary>
    public void At(long time, IGate? gate, Action action)
    {
        if (Environment.CurrentManagedThreadId != _thread)
        {
            // A continuation that left the thread would make the order of events a matter of luck.
            Environment.FailFast("Something in the engine goes on elsewhere than on the simulation's thread.");
        }

        if (_count == _heap.Length)
        {
            Array.Resize(ref _heap, _count * 2);
        }

        var added = new Event(Math.Max(time, Now), _order++, gate, action);
        var place = _count++;
        while (place > 0)
        {
            var parent = (place - 1) >> 1;
            if (!added.IsBefore(_heap[parent]))
            {
                break;
            }

            _heap[place] = _heap[parent];
            place = parent;
        }

        _heap[place] = added;
    }

    /// <summary>Lets the next event happen, unless it lies after <paramref name="until"/> or there is none.</summary>
    public bool Step(long until)
    {
        if (_count == 0 || _heap[0].Time > until)
        {
            return false;
        }

        var next = Take();
        Now = next.Time;
        if (next.Gate is not { } gate)
        {
            Happened++;
            next.Action();
        }
        else if (gate.OpensAt > Now)
        {
            At(gate.AfterPause(), gate, next.Action);
        }
        else if (!gate.IsGone)
        {
            Happened++;
            next.Action();
        }

        return true;
    }

    private Event Take()
    {
        var first = _heap[0];
        var last = _heap[--_count];
        _heap[_count] = default;
        var place = 0;
        while (true)
        {
            var child = (place << 1) + 1;
            if (child >= _count)
            {
                break;
            }

            if (child + 1 < _count && _heap[child + 1].IsBefore(_heap[child]))
            {
                child++;
            }

            if (!_heap[child].IsBefore(last))
            {
                break;
            }

            _heap[place] = _heap[child];
            place = child;
        }

        _heap[place] = last;
        return first;
    }

    private readonly record struct Event(long Time, long Order, IGate? Gate, Action Action)
    {
        public bool IsBefore(in Event other) => Time < other.Time || (Time == other.Time && Order < other.Order);
    }
}

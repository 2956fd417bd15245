using System.Diagnostics;
using Cacheable.Model.Actions;
using Cacheable.Model.Configurations;
using Cacheable.Model.Properties;
using Cacheable.Model.State;

namespace Cacheable.Model.Search;

/// <summary>Breadth first through every world that can be reached, on all threads, until one breaks a guarantee or none is left.</summary>
internal sealed class Explorer(Setup setup, long mostStates, int threads)
{
    private readonly VisitedSet _visited = new(Math.Min(mostStates, 1 << 22));
    private long _states;
    private long _transitions;
    private int _broken;

    public Exploration Run()
    {
        var clock = Stopwatch.StartNew();
        var frontier = new Frontier();
        var start = Transitions.Start(setup);
        Symmetry.Normalize(ref start, setup.Instances);
        _visited.Add(Fingerprint.Of(start));
        frontier.Add(start);
        _states = 1;

        var depth = 0;
        while (!frontier.IsEmpty && _broken == 0 && _states < mostStates)
        {
            frontier = Expand(frontier);
            depth += frontier.IsEmpty ? 0 : 1;
        }

        return new Exploration(_states, _transitions, depth, frontier.IsEmpty, (Guarantee)_broken, clock.Elapsed);
    }

    private Frontier Expand(Frontier frontier)
    {
        var workers = new Worker[threads];
        for (var index = 0; index < threads; index++)
        {
            workers[index] = new Worker(this);
        }

        var next = 0;
        while (next < frontier.Blocks && _broken == 0 && _states < mostStates)
        {
            // A block never meets a set that is about to be full: the rest of its places is far more than a block can bring.
            const int NewPerBlock = Frontier.BlockSize * 16;
            while (_visited.RoomAfter(_states) < (long)NewPerBlock * threads)
            {
                _visited.Grow();
            }

            var until = (int)Math.Min(frontier.Blocks, next + Math.Max(1, _visited.RoomAfter(_states) / NewPerBlock));
            var at = next - 1;
            Parallel.ForEach(workers, new ParallelOptions { MaxDegreeOfParallelism = threads }, worker =>
            {
                for (var block = Interlocked.Increment(ref at); block < until && _broken == 0; block = Interlocked.Increment(ref at))
                {
                    worker.Expand(frontier.Take(block).Span);
                }
            });
            next = until;
        }

        var found = new Frontier();
        foreach (var worker in workers)
        {
            found.Append(worker.Found);
        }

        return found;
    }

    private sealed class Worker(Explorer explorer)
    {
        private readonly Transitions _transitions = new(explorer.Setup);
        private readonly Successors _successors = new();

        public Frontier Found { get; } = new();

        public void Expand(ReadOnlySpan<World> worlds)
        {
            var (states, transitions) = (0L, 0L);
            foreach (ref readonly var world in worlds)
            {
                _transitions.Expand(world, _successors);
                transitions += _successors.Count;
                for (var index = 0; index < _successors.Count; index++)
                {
                    ref var next = ref _successors[index];
                    Symmetry.Normalize(ref next, explorer.Setup.Instances);
                    if (!explorer._visited.Add(Fingerprint.Of(next)))
                    {
                        continue;
                    }

                    states++;
                    if (Guarantees.Check(next, explorer.Setup) is var broken and not Guarantee.None)
                    {
                        explorer._broken = (int)broken;
                    }

                    Found.Add(next);
                }
            }

            Interlocked.Add(ref explorer._states, states);
            Interlocked.Add(ref explorer._transitions, transitions);
        }
    }

    private Setup Setup => setup;
}

using Cacheable.Model.Actions;
using Cacheable.Model.Configurations;
using Cacheable.Model.Properties;
using Cacheable.Model.State;

namespace Cacheable.Model.Search;

/// <summary>
/// Finds the shortest way to a broken guarantee. The search that finds that there is one remembers no parents, to fit many more
/// worlds into memory; this one goes again, on one thread, and does.
/// </summary>
internal sealed class TraceFinder(Setup setup)
{
    private readonly Transitions _transitions = new(setup);
    private readonly Successors _successors = new();
    private readonly List<(ulong Fingerprint, int Parent)> _nodes = [];

    /// <summary>The steps and the worlds after them, from the start to the world that breaks a guarantee; empty if there is none.</summary>
    public IReadOnlyList<(Step Step, World World)> Find()
    {
        var seen = new HashSet<ulong>();
        var frontier = new Queue<(World World, int Node)>();
        Visit(Transitions.Start(setup), -1);
        while (frontier.TryDequeue(out var at))
        {
            _transitions.Expand(at.World, _successors);
            for (var index = 0; index < _successors.Count; index++)
            {
                if (Visit(_successors[index], at.Node))
                {
                    return Replay(PathTo(_nodes.Count - 1));
                }
            }
        }

        return [];

        bool Visit(World world, int parent)
        {
            Symmetry.Normalize(ref world, setup.Instances);
            var fingerprint = Fingerprint.Of(world);
            if (!seen.Add(fingerprint))
            {
                return false;
            }

            _nodes.Add((fingerprint, parent));
            frontier.Enqueue((world, _nodes.Count - 1));
            return Guarantees.Check(world, setup) != Guarantee.None;
        }
    }

    private List<ulong> PathTo(int node)
    {
        var path = new List<ulong>();
        for (; node >= 0; node = _nodes[node].Parent)
        {
            path.Add(_nodes[node].Fingerprint);
        }

        path.Reverse();
        return path;
    }

    /// <summary>Along the path without renaming, so that an instance keeps its number from step to step.</summary>
    private List<(Step Step, World World)> Replay(List<ulong> path)
    {
        var world = Transitions.Start(setup);
        var trace = new List<(Step Step, World World)> { (new Step(StepKind.Start), world) };
        foreach (var fingerprint in path.Skip(1))
        {
            _transitions.Expand(world, _successors);
            for (var index = 0; index < _successors.Count; index++)
            {
                var normal = _successors[index];
                Symmetry.Normalize(ref normal, setup.Instances);
                if (Fingerprint.Of(normal) == fingerprint)
                {
                    world = _successors[index];
                    trace.Add((_successors.StepTo(index), world));
                    break;
                }
            }
        }

        return trace;
    }
}

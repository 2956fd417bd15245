using Cacheable.Faults.Kinds;

namespace Cacheable.Faults.Run;

/// <summary>Which faults come in which order: the same for the same seed.</summary>
internal sealed class Schedule(int instances, Random random)
{
    private const int VolleysInRound = 22;
    private const int RoundsBetweenLongFaults = 6;

    private readonly Queue<NetworkFault> _deck = new();

    /// <summary>Rounds in which every kind comes as often as it weighs.</summary>
    public IEnumerable<Step> Rounds(int count, IReadOnlyList<FaultKind> kinds)
    {
        for (var round = 0; round < count; round++)
        {
            var faults = kinds.Where(kind => !kind.IsLong || (round % RoundsBetweenLongFaults == 1))
                .SelectMany(static kind => Enumerable.Repeat(Step.Of(kind), kind.Weight));
            var steps = faults.Concat(Enumerable.Range(0, VolleysInRound).Select(_ => Volley())).ToArray();
            random.Shuffle(steps);
            foreach (var step in steps)
                yield return step;
        }
    }

    /// <summary>A fault of the network for each instance.</summary>
    public Step Volley() => Step.Of([.. Enumerable.Range(0, instances).Select(_ => Deal())]);

    private NetworkFault Deal()
    {
        if (_deck.Count == 0)
        {
            var all = NetworkFault.All.ToArray();
            random.Shuffle(all);
            foreach (var fault in all)
                _deck.Enqueue(fault);
        }

        return _deck.Dequeue();
    }
}

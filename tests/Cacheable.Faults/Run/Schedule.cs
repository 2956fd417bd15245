using Cacheable.Faults.Kinds;

namespace Cacheable.Faults.Run;

/// <summary>Which faults come in which order: the same for the same seed.</summary>
internal sealed class Schedule(int instances, Random random)
{
    private const int VolleysInRound = 22;
    private const int RoundsBetweenLongFaults = 6;

    private readonly Queue<NetworkFault> _deck = new();

    /// <summary>Whether there is a network to harm before each instance.</summary>
    public bool MeetsNetworkFaults { get; init; } = true;

    /// <summary>Rounds in which every kind comes as often as it weighs.</summary>
    public IEnumerable<Step> Rounds(int count, IReadOnlyList<FaultKind> kinds)
    {
        for (var round = 0; round < count; round++)
        {
            var faults = kinds.Where(kind => !kind.IsLong || (round % RoundsBetweenLongFaults == 1))
                .SelectMany(static kind => Enumerable.Repeat(Step.Of(kind), kind.Weight));
            var volleys = Enumerable.Range(0, MeetsNetworkFaults ? VolleysInRound : 0).Select(_ => Volley());
            var steps = faults.Concat(volleys).ToArray();
            random.Shuffle(steps);
            foreach (var step in steps)
                yield return step;
        }
    }

    /// <summary>One step more, of those that take the least time.</summary>
    public Step More(IReadOnlyList<FaultKind> kinds) => MeetsNetworkFaults ? Volley() : Step.Of(kinds[random.Next(kinds.Count)]);

    /// <summary>A fault of the network for each instance.</summary>
    private Step Volley() => Step.Of([.. Enumerable.Range(0, instances).Select(_ => Deal())]);

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

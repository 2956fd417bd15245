namespace Cacheable.Simulation.Ablation;

/// <summary>What notices lost messages and lost data.</summary>
internal static class HistoryProtections
{
    public static IReadOnlyList<Protection> All { get; } =
    [
        new(
            "what a sync says was missed is applied",
            "race 10, a lost message",
            "Cacheable/Invalidation/GroupHistory.cs",
            """
                            foreach (var missed in reply.Missed)
                            {
                                Apply(missed);
                            }


            """,
            string.Empty,
            Seed: 4),
        new(
            "a message counts as heard only if it is the next",
            "race 10, a lost message",
            "Cacheable/Invalidation/GroupHistory.cs",
            "var isNext = message.Point.Sequence == _known!.Heard + 1;",
            "var isNext = true;",
            Seed: 7),
        new(
            "another course of history empties L1",
            "race 24",
            "Cacheable/Invalidation/GroupHistory.cs",
            """
                            epochs.InvalidateAll();

            """,
            string.Empty,
            Seed: 3),
        new(
            "a diverged history is fenced",
            "race 24, a lost tail",
            "Cacheable/Invalidation/GroupSync.cs",
            "case HistoryRelation.Diverged:",
            "case (HistoryRelation)(-1):",
            Seed: 9),
    ];
}

namespace Cacheable.Simulation.Ablation;

/// <summary>What orders an invalidation and remembers it while L2 is away.</summary>
internal static class OutageProtections
{
    public static IReadOnlyList<Protection> All { get; } =
    [
        new(
            "L2 first, then L1",
            "race 1",
            "Cacheable/Invalidation/Invalidator.cs",
            """
                    try
                    {
                        return await InvalidateRemotelyAsync(names, hold).ConfigureAwait(false);
                    }
                    finally
                    {
                        // After L2, not before: a load that began in between would read the old value from L2 and stand here as newer.
                        foreach (var name in names)
                        {
                            epochs.Invalidate(name);
                        }
                    }
            """,
            """
                    foreach (var name in names)
                    {
                        epochs.Invalidate(name);
                    }

                    return await InvalidateRemotelyAsync(names, hold).ConfigureAwait(false);
            """,
            Seed: 2),
        new(
            "L2 that is owed something is not read",
            "race 29",
            "Cacheable/Invalidation/RemoteGate.cs",
            " || !await _replay.SettleAsync().ConfigureAwait(false)",
            string.Empty,
            Seed: 2),
        new(
            "what L2 could not be told is owed",
            "race 29",
            "Cacheable/Invalidation/Invalidator.cs",
            """
                    replay.Owe(names);

            """,
            string.Empty,
            Seed: 2),
        new(
            "what is owed is replayed",
            "race 29",
            "Cacheable/Invalidation/InvalidationReplay.cs",
            "var points = await _remote.Tier!.InvalidateAsync(part, CancellationToken.None).ConfigureAwait(false);",
            "IReadOnlyList<HistoryPoint> points = await Task.FromResult(Array.Empty<HistoryPoint>()).ConfigureAwait(false);",
            Seed: 2),
        new(
            "an overflow is a fence",
            "race 29",
            "Cacheable/Invalidation/InvalidationJournal.cs",
            "                    _fence = _last;",
            "                    _last += 0;",
            Seed: 2),
        new(
            "what is owed again meanwhile stays owed",
            "race 29",
            "Cacheable/Invalidation/InvalidationJournal.cs",
            "if (_names[name] <= replayed.Last)",
            "if (_names.ContainsKey(name))",
            Seed: 99),
    ];
}

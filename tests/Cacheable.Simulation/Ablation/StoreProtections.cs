namespace Cacheable.Simulation.Ablation;

/// <summary>What the store refuses, on Redis by its scripts.</summary>
internal static class StoreProtections
{
    public static IReadOnlyList<Protection> All { get; } =
    [
        new(
            "a fill needs its lease",
            "race 1, stale set",
            "Cacheable.Testing/InMemory/InMemoryGroup.cs",
            "if (!TryEnd(key.Text, lease, messages) || ",
            "if (",
            Seed: 2),
        new(
            "an entry is stamped when its lease was given",
            "race 2, stale set by prefix",
            "Cacheable.Testing/InMemory/InMemoryGroup.cs",
            """
            || _history?.Admits(key, lease.Incarnation, lease.Stamp) is not true)
                    {
                        return false;
                    }

                    _entries.Set(key.Text, new StoredEntry(lease.Incarnation, lease.Stamp, payload.ToArray()), timeToLive);
            """,
            """
            || _history is null)
                    {
                        return false;
                    }

                    _entries.Set(key.Text, new StoredEntry(_history.Incarnation, _history.Sequence, payload.ToArray()), timeToLive);
            """,
            Seed: 3),
        new(
            "a read looks at epochs and incarnation",
            "race 2, stale set by prefix",
            "Cacheable.Testing/InMemory/InMemoryGroup.cs",
            """

                        && history.Admits(key, entry.Incarnation, entry.Stamp)
            """,
            string.Empty),
        new(
            "the invalidation of a key deletes its entry",
            "race 1, stale set",
            "Cacheable.Testing/InMemory/InMemoryGroup.cs",
            "                _entries.Remove(name.Text);",
            "                _ = _entries;"),
        new(
            "the invalidation of a key deletes its lease",
            "race 1, stale set",
            "Cacheable.Testing/InMemory/InMemoryGroup.cs",
            "                End(name.Text, messages);",
            "                _ = messages;"),
        new(
            "an entry is of one incarnation",
            "race 27, a fence leaves nothing valid",
            "Cacheable.Testing/InMemory/GroupHistory.cs",
            "incarnation == Incarnation && _epochs.Admit(key, stamp)",
            "_epochs.Admit(key, stamp)",
            Seed: 2),
        new(
            "a prefix has an epoch",
            "race 2, stale set by prefix",
            "Cacheable.Testing/InMemory/GroupHistory.cs",
            "            _epochs.Raise(name, Sequence);",
            "            _ = _epochs;"),
        new(
            "the oldest epochs leave a floor",
            "race 2, many prefixes",
            "Cacheable.Testing/InMemory/Epochs.cs",
            "stamp >= _floor && ",
            string.Empty),
        new(
            "who is not alone does not replace",
            "race 53, two writers",
            "Cacheable.Testing/InMemory/RunningWriters.cs",
            "new Running([.. running.Tokens, token], MayReplace: false)",
            "new Running([.. running.Tokens, token], running.MayReplace)",
            Seed: 10),
        new(
            "an update needs its writer's lease",
            "race 53, two writers",
            "Cacheable.Testing/InMemory/InMemoryGroup.cs",
            "_writers.End(update.Key.Text, update.Lease.Token)",
            "(_writers.End(update.Key.Text, update.Lease.Token) || update.Lease.Token != 0)",
            Seed: 10),
        new(
            "the invalidation of a key stops its writers",
            "race 53, a writer that invalidates by hand",
            "Cacheable.Testing/InMemory/InMemoryGroup.cs",
            "                _writers.Stop(name.Text);",
            "                _ = _writers;",
            Seed: 10),
        new(
            "an update is stamped when its writer began",
            "race 2, by prefix",
            "Cacheable.Testing/InMemory/InMemoryGroup.cs",
            """

                        && History().Admits(update.Key, update.Lease.Incarnation, update.Lease.Stamp)
            """,
            string.Empty,
            Seed: 10),
        new(
            "an unknown incarnation has diverged",
            "race 25, an old file",
            "Cacheable.Testing/InMemory/HistoryComparison.cs",
            "history.Succeeds(witness.Incarnation) ? HistoryRelation.Succeeds : HistoryRelation.Diverged",
            "HistoryRelation.Continues",
            Seed: 3),
        new(
            "a log with a gap proves nothing",
            "race 52, a subscriber too slow",
            "Cacheable.Testing/InMemory/HistoryComparison.cs",
            ": (HistoryRelation.Truncated, []);",
            ": (HistoryRelation.Continues, []);",
            Seed: 3),
    ];
}

using Cacheable.Remote;

namespace Cacheable.Testing;

/// <summary>
/// The remote side of the cache in memory: it gives leases, stamps, refuses, keeps a history and tells observers exactly as the
/// Redis tier does, so that a test needs no server. Each <see cref="Connect"/> is one instance of the application.
/// </summary>
/// <remarks>
/// Deterministic: every command is done when its call returns, time is the given <see cref="TimeProvider"/>'s alone, what Redis
/// draws at random is counted here, and observers hear of an invalidation before the call that made it returns. Safe to use
/// from many threads.
/// </remarks>
public sealed class InMemoryRemoteStore
{
    private readonly Lock _lock = new();
    private readonly InMemoryGroups _groups;
    private InMemoryRemoteTier[] _tiers = [];
    private long _drawn;

    /// <summary>Creates an empty store.</summary>
    /// <param name="time">The clock that entries, leases and counters expire by; the system's when left out.</param>
    /// <param name="groups">Into how many groups keys are divided, as they are when a tier is spread over servers.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no group.</exception>
    public InMemoryRemoteStore(TimeProvider? time = null, int groups = 1)
        : this(time, groups, new InMemoryLimits())
    {
    }

    internal InMemoryRemoteStore(TimeProvider? time, int groups, InMemoryLimits limits) =>
        _groups = new InMemoryGroups(groups, number => new InMemoryGroup(number, time ?? TimeProvider.System, limits, Draw));

    internal int Groups => _groups.Count;

    /// <summary>A tier for one more instance of the application; all tiers share what the store holds.</summary>
    public InMemoryRemoteTier Connect()
    {
        var tier = new InMemoryRemoteTier(this);
        lock (_lock)
        {
            _tiers = [.. _tiers, tier];
        }

        return tier;
    }

    /// <summary>Loses everything without a word to anybody, as a server does that is flushed or restarts empty.</summary>
    public void LoseEverything() => Happen(static groups => groups.LoseEverything());

    /// <summary>Keeps all that the store holds now, as a server does that writes its file or a replica that falls behind.</summary>
    public InMemorySnapshot Snapshot()
    {
        lock (_lock)
        {
            return _groups.Snapshot();
        }
    }

    /// <summary>
    /// Puts the store back to <paramref name="snapshot"/> without a word to anybody, as a server does that restarts from an old
    /// file, or a replica that is promoted without its tail: entries, leases, counters, history and log go back together. What
    /// has expired since stays expired. May be done as often as one likes.
    /// </summary>
    /// <exception cref="ArgumentException">The snapshot is of a store with another number of groups.</exception>
    public void Restore(InMemorySnapshot snapshot)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        Happen(groups => groups.Restore(snapshot));
    }

    /// <summary>Loses what decides validity in a group, the log aside, as a server does that evicts that one key.</summary>
    public void LoseHistory(int group) => Happen(groups => groups[group].LoseHistory());

    /// <summary>Loses the log of a group's invalidations, as a server does that evicts that one key.</summary>
    public void LoseLog(int group) => Happen(groups => groups[group].LoseLog());

    /// <summary>Loses one entry, as a server does that evicts it.</summary>
    public void LoseEntry(EntryKey key) => Happen(groups => groups[GroupOf(key)].LoseEntry(key));

    /// <summary>Loses the leases of one key, a loader's and those of writers, as a server does that evicts them. Nobody is told.</summary>
    public void LoseLease(EntryKey key) => Happen(groups => groups[GroupOf(key)].LoseLease(key));

    /// <summary>
    /// Makes every command to a group fail with a <see cref="ChaosException"/> and have no effect there, as when one server of
    /// many is gone. An invalidation that touches other groups too happens there and then fails (race 32).
    /// </summary>
    public void TakeDown(int group) => Happen(groups => groups.SetDown(group, down: true));

    /// <summary>Ends what <see cref="TakeDown"/> began. The group holds what it held.</summary>
    public void BringUp(int group) => Happen(groups => groups.SetDown(group, down: false));

    /// <summary>Lets a group with an empty log go on as if it had seen so many invalidations.</summary>
    internal void SkipTo(int group, long sequence) => Happen(groups => groups[group].SkipTo(sequence));

    internal int GroupOf(EntryKey key)
    {
        ArgumentNullException.ThrowIfNull(key);
        return _groups.Of(key.Text);
    }

    /// <summary>What a server draws at random, under the lock.</summary>
    internal long Draw() => ++_drawn;

    /// <summary>Runs a command on the group of <paramref name="key"/>.</summary>
    internal T Run<T>(EntryKey key, Func<InMemoryGroup, List<InMemoryMessage>, T> command) => Run(GroupOf(key), command);

    /// <summary>Runs a command on one group, in one step, and then tells what it has to tell.</summary>
    /// <exception cref="ChaosException">The group is down.</exception>
    internal T Run<T>(int group, Func<InMemoryGroup, List<InMemoryMessage>, T> command)
    {
        List<InMemoryMessage> messages = [];
        InMemoryRemoteTier[] tiers;
        T reply;
        lock (_lock)
        {
            reply = command(_groups.Reach(group), messages);
            tiers = _tiers;
        }

        // Outside the lock: an observer may call back into the store.
        foreach (var message in messages)
        {
            foreach (var tier in tiers)
            {
                tier.Hear(message);
            }
        }

        return reply;
    }

    /// <summary>Invalidates in each group that <paramref name="names"/> touch, a step for each, and places or ends a hold in the same step.</summary>
    /// <exception cref="ChaosException">One of them is down; it happened in the others.</exception>
    internal IReadOnlyList<HistoryPoint> Invalidate(IReadOnlyList<CacheName> names, Hold? hold, InMemoryRemoteTier sender, int except = -1)
    {
        List<HistoryPoint> points = [];
        ChaosException? failure = null;
        for (var number = 0; number < Groups; number++)
        {
            var touching = _groups.Touching(number, names);
            if (touching.Length == 0 || number == except)
            {
                continue;
            }

            try
            {
                points.Add(Run(number, (group, messages) => group.Invalidate(touching, hold, sender, messages)));
            }
            catch (ChaosException exception)
            {
                failure = exception;
            }
        }

        return failure is null ? points : throw failure;
    }

    /// <summary>Updates in the group of the key, and invalidates in the others that the names touch.</summary>
    /// <exception cref="ChaosException">One of them is down; it happened in the others.</exception>
    internal UpdateReply Update(EntryUpdate update, InMemoryRemoteTier sender)
    {
        var number = GroupOf(update.Key);
        var points = Invalidate(update.Names, hold: null, sender, except: number);
        var names = _groups.Touching(number, update.Names);
        var reply = Run(number, (group, messages) => group.Update(update, names, sender, messages));
        return reply with { Points = [.. reply.Points, .. points] };
    }

    /// <summary>What happens to the servers, down or up, and is no command.</summary>
    private void Happen(Action<InMemoryGroups> what)
    {
        lock (_lock)
        {
            what(_groups);
        }
    }
}

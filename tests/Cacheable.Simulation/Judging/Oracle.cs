using Cacheable.Remote;
using Cacheable.Simulation.Data;
using Cacheable.Simulation.Episodes;
using Cacheable.Simulation.Time;

namespace Cacheable.Simulation.Judging;

/// <summary>
/// Judges every read. One is stale iff it began after an invalidation ended and returned a version older than the one committed
/// before that invalidation began; what another instance invalidated, L1 may overlook for the L1 lease.
/// </summary>
/// <remarks>
/// An invalidation ends for its own instance when the call returns, and for the others when the server executes it, which is never
/// later; so a deferred one counts from its replay. What a loss of data has undone counts for an instance that knew better at
/// once, and for the others from when it is repaired: by a fence or a repetition, which the server executes like any other.
/// </remarks>
internal sealed class Oracle(Scheduler scheduler, Database database, KeyGroups groups, int instances, long lease, Story? story)
{
    private readonly KeyLedger[] _shared = Ledgers();
    private readonly InstanceKnowledge[] _knowledge = [.. Enumerable.Range(0, instances).Select(_ => new InstanceKnowledge(groups))];
    private readonly long[] _reached = new long[groups.Count];
    private long _lastUndone;
    private long _undoable = long.MaxValue;

    /// <summary>The number of the invalidation that the server executed last.</summary>
    public long Executed { get; private set; }

    public Violation? Violation { get; private set; }

    public static KeyLedger[] Ledgers() => [.. Enumerable.Range(0, KeySpace.Keys).Select(static _ => new KeyLedger())];

    public Requirement Begin(int instance, int key)
    {
        var knowledge = _knowledge[instance];
        var memory = _shared[key].SettledAt(scheduler.Now - lease);
        var load = _shared[key].Latest;
        if (knowledge.IsInDoubt(groups.Of(key)))
        {
            return new Requirement(memory, load);
        }

        if (knowledge.Lost is { } lost)
        {
            memory = Math.Max(memory, lost[key].SettledAt(scheduler.Now - lease));
            load = Math.Max(load, lost[key].Latest);
        }

        var own = knowledge.Own[key];
        return new Requirement(Math.Max(memory, own), Math.Max(load, own));
    }

    public void End(int instance, int key, Requirement requirement, Answer answer, long version, long begun)
    {
        var least = answer == Answer.Led ? requirement.OfLoad : requirement.OfMemory;
        if (version < least && !_knowledge[instance].DoubtedSince(groups.Of(key), begun))
        {
            Object(
                instance,
                key,
                $"STALE: instance {instance} read version {version} of {KeySpace.Texts[key]} ({answer}); when the read began, at {Story.At(begun)}, all before {least} was invalidated");
        }
    }

    public void Object(int instance, int key, string what)
    {
        story?.Tell(key, what);
        Violation ??= new Violation(scheduler.Now, instance, key, what);
    }

    public PendingInvalidation InvalidationBegins(int instance, CacheName name)
    {
        var versions = Array.ConvertAll(KeySpace.KeysOf(name), database.VersionOf);
        _knowledge[instance].Begun[name] = versions;
        return new PendingInvalidation(instance, name, versions, Executed);
    }

    /// <summary>The versions that were committed when the latest invalidation of <paramref name="name"/> by this instance began.</summary>
    public long[] BegunBy(int instance, CacheName name) => _knowledge[instance].Begun[name];

    /// <summary>The call has returned: the instance that made it is bound at once, and the others if L2 has heard of it.</summary>
    public void InvalidationEnds(PendingInvalidation pending, InvalidationOutcome outcome)
    {
        var knowledge = _knowledge[pending.Instance];
        var mayBeUndone = pending.Since < _lastUndone;
        if (mayBeUndone)
        {
            knowledge.Doubt(scheduler.Now);
        }

        var keys = KeySpace.KeysOf(pending.Name);
        for (var index = 0; index < keys.Length; index++)
        {
            if (mayBeUndone)
            {
                knowledge.MayHaveLost(keys[index], pending.Versions[index]);
            }

            ref var own = ref knowledge.Own[keys[index]];
            own = Math.Max(own, pending.Versions[index]);
            if (outcome == InvalidationOutcome.Applied && !mayBeUndone)
            {
                _shared[keys[index]].Add(Executed, pending.Versions[index], scheduler.Now);
            }
        }
    }

    /// <summary>The server executes an invalidation: no load that began before its caller did may be returned from now on.</summary>
    public void Executes(IReadOnlyList<CacheName> names, long[][] versions)
    {
        Reaches(names);
        Binds(names, versions);
    }

    /// <summary>The server begins to: what it tells of it says so.</summary>
    public void Reaches(IReadOnlyList<CacheName> names)
    {
        Executed++;
        foreach (var group in GroupsOf(names))
        {
            _reached[group] = Executed;
        }
    }

    /// <summary>The server has.</summary>
    public void Binds(IReadOnlyList<CacheName> names, long[][] versions)
    {
        for (var index = 0; index < names.Count; index++)
        {
            var keys = KeySpace.KeysOf(names[index]);
            for (var place = 0; place < keys.Length; place++)
            {
                _shared[keys[place]].Add(Executed, versions[index][place], scheduler.Now);
            }
        }

        if (Executed % 256 == 0)
        {
            Compact();
        }
    }

    /// <summary>The server executes a fence: no load that began earlier may be returned from now on.</summary>
    public void ExecutesFence(int group)
    {
        Executed++;
        _reached[group] = Executed;
        for (var key = 0; key < KeySpace.Keys; key++)
        {
            if (groups.Of(key) == group)
            {
                _shared[key].Add(Executed, database.VersionOf(key), scheduler.Now);
            }
        }
    }

    /// <summary>How far the history of a group has come.</summary>
    public long ReachedIn(int group) => _reached[group];

    public IEnumerable<int> GroupsOf(IEnumerable<CacheName> names) => names.SelectMany(groups.Of).Distinct();

    /// <summary>An instance has heard that histories had come to these points, at this invalidation.</summary>
    public void Hears(int instance, IReadOnlyList<HistoryPoint> points, long number)
    {
        foreach (var point in points)
        {
            Hears(instance, point, number);
        }
    }

    public void Hears(int instance, HistoryPoint point, long number) => _knowledge[instance].Hears(point, number, isAnew: number > _lastUndone);

    /// <summary>A sync that the server executed at <paramref name="executedAt"/> was answered: doubt from before is over.</summary>
    public void Syncs(int instance, int group, long executedAt) => _knowledge[instance].Resolve(group, executedAt, scheduler.Now);

    /// <summary>A copy of the data is made: what is executed from now on may be undone.</summary>
    public void Snapshots()
    {
        Compact();
        _undoable = Executed;
    }

    /// <summary>No copy is left that could undo anything.</summary>
    public void DropsSnapshot() => _undoable = long.MaxValue;

    /// <summary>The copy takes the place of the data.</summary>
    /// <param name="silently">Whether connections live on, so that only a sync can tell.</param>
    public void Restores(bool silently)
    {
        var kept = _undoable;
        DropsSnapshot();
        _lastUndone = Executed;
        var versions = Array.ConvertAll(_shared, ledger => ledger.Undo(kept));
        foreach (var knowledge in _knowledge)
        {
            knowledge.Lose(versions, kept, silently, scheduler.Now);
        }
    }

    /// <summary>An instance was killed; another starts in its place and knows nothing.</summary>
    public void Restarts(int instance) => _knowledge[instance] = new InstanceKnowledge(groups);

    private void Compact()
    {
        foreach (var ledger in _shared)
        {
            ledger.Compact(_undoable);
        }
    }
}

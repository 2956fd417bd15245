using Cacheable.Groups;
using Cacheable.Remote;

namespace Cacheable.Testing;

/// <summary>The servers behind a store: every group, which key lies where, and who cannot be reached. Every member runs under the store's lock.</summary>
internal sealed class InMemoryGroups
{
    private readonly Func<int, InMemoryGroup> _newGroup;
    private readonly bool[] _down;
    private InMemoryGroup[] _groups;

    public InMemoryGroups(int count, Func<int, InMemoryGroup> newGroup)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        (Count, _newGroup, _down) = (count, newGroup, new bool[count]);
        _groups = NewGroups();
    }

    public int Count { get; }

    /// <summary>The group, whether it can be reached or not.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such group.</exception>
    public InMemoryGroup this[int number]
    {
        get
        {
            ArgumentOutOfRangeException.ThrowIfNegative(number);
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(number, Count);
            return _groups[number];
        }
    }

    /// <summary>The group as a command finds it.</summary>
    /// <exception cref="ChaosException">It is down.</exception>
    public InMemoryGroup Reach(int number)
    {
        var group = this[number];
        return _down[number] ? throw new ChaosException($"The test has taken group {number} down.") : group;
    }

    public int Of(string key) => KeyGroups.Of(key, Count);

    public CacheName[] Touching(int number, IReadOnlyList<CacheName> names) =>
        [.. names.Where(name => !KeyGroups.IsInOne(name) || Of(name.Text) == number)];

    public void SetDown(int number, bool down)
    {
        _ = this[number];
        _down[number] = down;
    }

    public void LoseEverything() => _groups = NewGroups();

    public InMemorySnapshot Snapshot() => new(Array.ConvertAll(_groups, static group => group.Copy()));

    public void Restore(InMemorySnapshot snapshot)
    {
        if (snapshot.Groups.Length != Count)
        {
            throw new ArgumentException($"The snapshot has {snapshot.Groups.Length} groups and the store has {Count}.", nameof(snapshot));
        }

        _groups = Array.ConvertAll(snapshot.Groups, static group => group.Copy());
    }

    private InMemoryGroup[] NewGroups() => [.. Enumerable.Range(0, Count).Select(_newGroup)];
}

using Cacheable.Remote;

namespace Cacheable.Transactions;

/// <summary>What one transaction owes, in the order of the writes. Not safe for threads: its transaction locks.</summary>
internal sealed class OwedActions
{
    private readonly OrderedDictionary<OwedAction, Terms> _terms = [];

    public bool IsEmpty => _terms.Count == 0;

    public IReadOnlyList<CacheName> Names => [.. _terms.Keys.SelectMany(static action => action.Names).Distinct()];

    /// <summary>Owes <paramref name="action"/>, as the last of all: what came before it must not undo it.</summary>
    /// <param name="action">The action; owed already, it moves to the end.</param>
    /// <param name="isCertain">Whether its call is known to have written here. If not, nobody knows what the call did, and a rollback does not undo it.</param>
    /// <param name="from">The unsaved changes it came from.</param>
    public void Add(OwedAction action, bool isCertain, EngineTransaction? from = null)
    {
        if (_terms.Remove(action, out var before))
        {
            isCertain |= before.IsCertain;
            from ??= before.From;
        }

        _terms.Add(action, new Terms(isCertain, from));
    }

    public List<(OwedAction Action, Terms Terms)> All => [.. _terms.Select(static owed => (owed.Key, owed.Value))];

    /// <summary>Takes everything out.</summary>
    public List<(OwedAction Action, Terms Terms)> Take()
    {
        var all = All;
        _terms.Clear();
        return all;
    }

    /// <param name="IsCertain">Whether a rollback undoes it.</param>
    /// <param name="From">The unsaved changes that owe it again after a rollback.</param>
    internal readonly record struct Terms(bool IsCertain, EngineTransaction? From);
}

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

    /// <summary>All of it, as paid for by a commit that failed. It stays owed.</summary>
    public IReadOnlyList<OwedAction> Doubt()
    {
        OwedAction[] doubted = [.. _terms.Keys];
        foreach (var action in doubted)
        {
            _terms[action] = _terms[action] with { IsPaid = true };
        }

        return doubted;
    }

    /// <param name="IsCertain">Whether a rollback undoes it.</param>
    /// <param name="From">The unsaved changes that owe it again after a rollback.</param>
    /// <param name="IsPaid">Whether a commit that failed has paid it, so that there is nothing left to give up.</param>
    internal readonly record struct Terms(bool IsCertain, EngineTransaction? From, bool IsPaid = false);
}

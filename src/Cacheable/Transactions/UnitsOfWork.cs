using System.Data.Common;

namespace Cacheable.Transactions;

/// <summary>The unit of work of each flow of calls.</summary>
internal sealed class UnitsOfWork(DatabaseTransactions transactions) : ICacheTransactions
{
    private readonly AsyncLocal<EngineUnitOfWork?> _current = new();

    /// <summary>What the cache owes of the unit of work that the running code is inside of.</summary>
    public EngineTransaction? Current => _current.Value is { Owed.IsOpen: true } unit ? unit.Owed : null;

    /// <summary>Whether the running code is inside a unit of work, or one that has ended and is not paid for.</summary>
    public bool HasWritten => _current.Value is { } unit && unit.Owed.HasWritten;

    public CacheUnitOfWork Begin(DbTransaction transaction, bool? strict = null)
    {
        ArgumentNullException.ThrowIfNull(transaction);
        if (Current is not null)
        {
            throw new InvalidOperationException(
                "A unit of work is still open in this flow of calls: one whose commit threw is, too, until it is disposed. Commit, roll back or dispose it before another begins; inside of it, use its transaction.");
        }

        var owed = transactions.Began(transaction);

        // Commands on a plain connection are seen by nobody, so any of them may have written.
        owed.SawWrite();
        owed.IsStrict = strict ?? owed.IsStrict;
        return _current.Value = new EngineUnitOfWork(transaction, owed);
    }
}

namespace Cacheable.Transactions;

/// <summary>Where a write belongs.</summary>
/// <param name="Owners">The open transactions it was made in, or may have been.</param>
/// <param name="IsAtOnce">Whether it was made outside of every transaction, or may have been.</param>
/// <param name="IsWhole">Whether that is all of it: one place, known to be the only one, so that what the call wrote is true when that place is committed.</param>
internal readonly record struct WritePlace(IReadOnlyList<WriteOwner> Owners, bool IsAtOnce, bool IsWhole)
{
    /// <summary>Every owner owes <paramref name="action"/> after its commit. Whether it is due now as well.</summary>
    public bool Owe(OwedAction action)
    {
        var isDue = IsAtOnce;
        foreach (var owner in Owners)
        {
            // One that ended meanwhile has paid without it.
            isDue |= !owner.Transaction.Owe(action, owner.IsCertain);
        }

        return isDue;
    }
}

/// <param name="Transaction">The transaction.</param>
/// <param name="IsCertain">Whether the write is known to be in it: seen there, or declared to be.</param>
internal readonly record struct WriteOwner(EngineTransaction Transaction, bool IsCertain);

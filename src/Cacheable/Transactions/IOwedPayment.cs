namespace Cacheable.Transactions;

/// <summary>Carries out what transactions owe. Never throws: the write has happened, and its caller must not see it fail.</summary>
internal interface IOwedPayment
{
    /// <summary>Carries out <paramref name="due"/> in their order, after the commit.</summary>
    ValueTask<InvalidationOutcome> PayAsync(IReadOnlyList<OwedAction> due);

    /// <summary>Gives up <paramref name="rolledBack"/>.</summary>
    ValueTask DiscardAsync(IReadOnlyList<OwedAction> rolledBack);
}

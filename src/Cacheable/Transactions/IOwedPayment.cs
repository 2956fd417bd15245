namespace Cacheable.Transactions;

/// <summary>Carries out what transactions owe. After a commit it never throws: the write has happened, and its caller must not see it fail.</summary>
internal interface IOwedPayment
{
    /// <summary>Before a strict commit: keeps everybody from filling what it changes.</summary>
    /// <exception cref="CacheHoldException">The hold could not be placed.</exception>
    ValueTask HoldAsync(HeldNames held, CancellationToken cancellationToken);

    /// <summary>Carries out <paramref name="due"/> in their order, after the commit, and ends the hold.</summary>
    ValueTask<InvalidationOutcome> PayAsync(IReadOnlyList<OwedAction> due, HeldNames? held);

    /// <summary>Gives up <paramref name="rolledBack"/>.</summary>
    ValueTask DiscardAsync(IReadOnlyList<OwedAction> rolledBack);
}

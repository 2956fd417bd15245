namespace Cacheable.Transactions;

/// <summary>Carries out what transactions owe. After a commit it never throws: the write has happened, and its caller must not see it fail.</summary>
internal interface IOwedPayment
{
    /// <summary>Before a strict commit: keeps everybody from filling what it changes.</summary>
    /// <exception cref="CacheHoldException">The hold could not be placed.</exception>
    ValueTask HoldAsync(HeldNames held, CancellationToken cancellationToken);

    /// <summary>Carries out <paramref name="due"/> in their order, after the commit, and ends the hold.</summary>
    /// <param name="due">What is due.</param>
    /// <param name="isCommitted">Whether there was a commit; otherwise nobody knows, and all are invalidations.</param>
    /// <param name="held">What a strict commit has held.</param>
    ValueTask<InvalidationOutcome> PayAsync(IReadOnlyList<OwedAction> due, bool isCommitted, HeldNames? held);

    /// <summary>Gives up <paramref name="rolledBack"/>.</summary>
    ValueTask DiscardAsync(IReadOnlyList<OwedAction> rolledBack);
}

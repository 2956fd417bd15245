using Cacheable.Transactions;

namespace Cacheable.Tests.Transactions;

/// <summary>What an adapter knows of a DI scope, told by the test.</summary>
internal sealed class KnownTransactions(params CacheTransaction[] open) : ICacheTransactionSource
{
    public Exception? Failure { get; set; }

    public bool HasWritten => open.Any(static transaction => transaction.HasWritten);

    public void AddOpen(ICollection<CacheTransaction> transactions)
    {
        foreach (var transaction in open)
        {
            transactions.Add(transaction);
        }

        if (Failure is not null)
        {
            throw Failure;
        }
    }
}

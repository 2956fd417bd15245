namespace Cacheable.Transactions;

/// <summary>
/// What an adapter knows of one DI scope: which transactions are open on its connections, and which changes are not saved. Register it
/// scoped; every decorator of the scope asks it.
/// </summary>
public interface ICacheTransactionSource
{
    /// <summary>Whether anything was seen written in a transaction of the scope that is still open. Asked at lookups: quick, finds out nothing new.</summary>
    bool HasWritten { get; }

    /// <summary>Adds every open transaction of the scope, and every unit of unsaved changes. Asked after each decorated write.</summary>
    /// <remarks>What it throws is logged, and the write counts as one outside of every transaction.</remarks>
    void AddOpen(ICollection<CacheTransaction> transactions);
}

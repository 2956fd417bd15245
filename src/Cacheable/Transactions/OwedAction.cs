using Cacheable.Remote;

namespace Cacheable.Transactions;

/// <summary>What the cache does about one write, at once or after the commit of the transaction it was made in.</summary>
/// <param name="method">The method that wrote.</param>
/// <param name="names">What it invalidates, or replaces.</param>
internal abstract class OwedAction(string method, IReadOnlyList<CacheName> names)
{
    public string Method { get; } = method;

    public virtual IReadOnlyList<CacheName> Names { get; } = names;

    /// <summary>What was written may not be what will be committed: from now on it can only invalidate.</summary>
    public virtual void Doubt()
    {
    }

    /// <summary>The transaction was rolled back: nothing is to be done but to give back what was taken for it.</summary>
    public abstract ValueTask DiscardAsync();
}

using Cacheable.Contract;

namespace Cacheable.Transactions;

/// <summary>What the cache knows of one DI scope. Decorators are made with it and hand it to every call.</summary>
/// <param name="sources">The adapters of the scope.</param>
public sealed class CacheScope(IEnumerable<ICacheTransactionSource> sources)
{
    private readonly ICacheTransactionSource[] _sources = [.. sources];

    /// <summary>That of singletons, and of calls outside of every scope: no transaction is its own.</summary>
    public static CacheScope None { get; } = new([]);

    /// <summary>What stands behind the decorator that was made with it, so that a load can be made of another DI scope.</summary>
    internal InnerServiceKey Inner { get; private init; } = InnerServiceKey.Single;

    /// <summary>Whether anything was seen written in a transaction of the scope that is still open.</summary>
    public bool HasWritten
    {
        get
        {
            foreach (var source in _sources)
            {
                if (source.HasWritten)
                {
                    return true;
                }
            }

            return false;
        }
    }

    /// <summary>The same scope, for the decorator of <paramref name="inner"/>.</summary>
    internal CacheScope For(InnerServiceKey inner) => inner == Inner ? this : new CacheScope(_sources) { Inner = inner };

    /// <summary>Adds every open transaction of the scope, and every unit of unsaved changes.</summary>
    public void AddOpen(ICollection<CacheTransaction> transactions)
    {
        foreach (var source in _sources)
        {
            source.AddOpen(transactions);
        }
    }
}

namespace Cacheable.Schedules;

/// <summary>A cache in front of one table, as the forced schedule sees it; ours in every shape, or any other beside it.</summary>
internal interface IRowCache
{
    /// <summary>Reads a row through the cache of the instance the loader runs on.</summary>
    Task<int> GetAsync(RowKey key, Func<Task<int>> loader);

    /// <summary>Reads a row through another instance's cache, or the same where there is one instance.</summary>
    Task<int> GetElsewhereAsync(RowKey key, Func<Task<int>> loader);

    /// <summary>Invalidates a row and completes when the instance the loader runs on must not serve it any more.</summary>
    Task InvalidateAsync(RowKey key);

    /// <summary>Completes when nothing goes on behind the answers.</summary>
    Task QuietAsync();
}

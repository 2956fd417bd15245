using Cacheable.Schedules;

namespace Cacheable.Benchmarks.Races.Libraries;

/// <summary>One instance of an application, with the cache of a library in front of its rows.</summary>
internal interface IInstance : IAsyncDisposable
{
    /// <summary>Reads a row through the cache. A row that does not exist is null.</summary>
    Task<int?> GetAsync(RowKey key, Func<CancellationToken, Task<int?>> loader, CancellationToken cancellationToken = default);

    /// <summary>Invalidates a row, and waits for all that can be waited for.</summary>
    Task InvalidateAsync(RowKey key, InvalidateBy by);

    /// <summary>Waits until another instance's invalidation was heard here and dealt with; at once where a library sends no messages.</summary>
    Task HeardAsync(RowKey key, InvalidateBy by);

    /// <summary>Waits until nothing goes on behind the answers.</summary>
    Task QuietAsync();

    /// <summary>Waits until the entry that a read has just loaded is in L2.</summary>
    Task StoredAsync(RowKey key);

    /// <summary>Lets the next read of this row in L2 take place, and keeps its answer.</summary>
    HeldReply HoldReply(RowKey key);

    /// <summary>Ends the subscription behind the library's back: every connection stays up, and no message comes any more.</summary>
    Task LoseMessagesAsync();
}

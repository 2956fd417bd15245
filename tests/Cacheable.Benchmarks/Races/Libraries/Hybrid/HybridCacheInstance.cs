using Cacheable.Schedules;
using Microsoft.Extensions.Caching.Hybrid;
using Microsoft.Extensions.DependencyInjection;
using StackExchange.Redis;

namespace Cacheable.Benchmarks.Races.Libraries.Hybrid;

internal sealed class HybridCacheInstance(
    ServiceProvider services, HybridCache cache, ConnectionMultiplexer? connection, WatchedDistributedCache? l2) : IInstance
{
    public Task<int?> GetAsync(RowKey key, Func<CancellationToken, Task<int?>> loader, CancellationToken cancellationToken) =>
        cache.GetOrCreateAsync(
            key.ToText(),
            loader,
            static (load, token) => new ValueTask<int?>(load(token)),
            tags: key.ToTags(),
            cancellationToken: cancellationToken).AsTask();

    public Task InvalidateAsync(RowKey key, InvalidateBy by) =>
        by == InvalidateBy.Key ? cache.RemoveAsync(key.ToText()).AsTask() : cache.RemoveByTagAsync(key.NameFor(InvalidateBy.Tag).Text).AsTask();

    public Task HeardAsync(RowKey key, InvalidateBy by) => Task.CompletedTask;

    public Task QuietAsync() => l2?.QuietAsync() ?? Task.CompletedTask;

    public Task StoredAsync(RowKey key) => l2!.StoredAsync(key.ToText());

    public HeldReply HoldReply(RowKey key) => l2!.HoldReply(key.ToText());

    public Task LoseMessagesAsync() => connection!.GetSubscriber().UnsubscribeAllAsync();

    public async ValueTask DisposeAsync()
    {
        await services.DisposeAsync();
        if (connection is not null)
            await connection.DisposeAsync();
    }
}

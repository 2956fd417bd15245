using Cacheable.Contract;
using Cacheable.Schedules;
using Cacheable.Transactions;
using StackExchange.Redis;

namespace Cacheable.Benchmarks.Races.Libraries.Ours;

internal sealed class CacheableInstance(ScheduledInstance instance, Site site, ConnectionMultiplexer? connection, ReplyGate? gate) : IInstance
{
    // So early that every entry is due from its beginning.
    private const double AtOnce = 1e12;

    private readonly CachedMethod<RowKey, int?> _rows = instance.Engine.Cached<RowKey, int?>(new CachedMethodPlan
    {
        Method = "IRows.GetAsync",
        KeyTemplate = "row-<id>:row:value",
        TimeToLive = site.TimeToLive,
        NegativeTimeToLive = site.TimeToLive,
        Tiers = site.Tiers,
        Beta = site.RefreshesEarly ? AtOnce : 0,
        FailSafe = site.FailSafe,
    });

    public Task<int?> GetAsync(RowKey key, Func<CancellationToken, Task<int?>> loader, CancellationToken cancellationToken) =>
        _rows.GetAsync(CacheScope.None, key, loader, 0, static (load, _, token) => new ValueTask<int?>(load(token)), cancellationToken).AsTask();

    public async Task InvalidateAsync(RowKey key, InvalidateBy by)
    {
        var name = key.NameFor(by);
        var outcome = await (by == InvalidateBy.Tag ? instance.Cache.InvalidateTagAsync(name.Text) : instance.Cache.InvalidateAsync(name.ToString()));
        if (outcome != InvalidationOutcome.Applied)
            throw new InvalidOperationException($"An invalidation was {outcome}.");
    }

    public Task HeardAsync(RowKey key, InvalidateBy by) => instance.HeardAsync(key.NameFor(by), key.ToText());

    public Task QuietAsync() => instance.FillsAnsweredAsync();

    public Task StoredAsync(RowKey key) => QuietAsync();

    public HeldReply HoldReply(RowKey key) => gate!.HoldReply();

    public Task LoseMessagesAsync() => connection!.GetSubscriber().UnsubscribeAllAsync();

    public async ValueTask DisposeAsync()
    {
        await instance.DisposeAsync();
        if (connection is not null)
            await connection.DisposeAsync();
    }
}

using Cacheable.Schedules;
using ZiggyCreatures.Caching.Fusion;
using ZiggyCreatures.Caching.Fusion.Backplane;

namespace Cacheable.Benchmarks.Races.Libraries.Fusion;

internal sealed class FusionCacheInstance(FusionCache cache, string prefix, FusionCacheRemote? remote) : IInstance
{
    /// <summary>What FusionCache puts before a tag to make the key of its marker.</summary>
    private const string Marker = "__fc:t:";

    public Task<int?> GetAsync(RowKey key, Func<CancellationToken, Task<int?>> loader, CancellationToken cancellationToken) =>
        cache.GetOrSetAsync<int?>(key.ToText(), (_, token) => loader(token), tags: key.ToTags(), token: cancellationToken).AsTask();

    public Task InvalidateAsync(RowKey key, InvalidateBy by) =>
        by == InvalidateBy.Key ? cache.RemoveAsync(key.ToText()).AsTask() : cache.RemoveByTagAsync(key.NameFor(InvalidateBy.Tag).Text).AsTask();

    public Task HeardAsync(RowKey key, InvalidateBy by)
    {
        if (remote is null)
            return Task.CompletedTask;

        var heard = by == InvalidateBy.Key
            ? remote.Backplane.Heard(BackplaneMessageAction.EntryRemove, prefix + key.ToText())
            : remote.Backplane.Heard(BackplaneMessageAction.EntrySet, prefix + Marker + key.NameFor(InvalidateBy.Tag).Text);
        return heard.WaitAsync(ForcedStaleSchedule.Patience);
    }

    public Task QuietAsync() => remote?.L2.QuietAsync() ?? Task.CompletedTask;

    public Task StoredAsync(RowKey key) => QuietAsync();

    public HeldReply HoldReply(RowKey key) => remote!.L2.HoldReply(key.ToText());

    public Task LoseMessagesAsync() => remote!.Connection.GetSubscriber().UnsubscribeAllAsync();

    public async ValueTask DisposeAsync()
    {
        cache.Dispose();
        if (remote is not null)
            await remote.Connection.DisposeAsync();
    }
}

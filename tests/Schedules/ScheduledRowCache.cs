using Cacheable.Contract;
using Cacheable.Transactions;

namespace Cacheable.Schedules;

/// <summary>Our cache under the forced schedule: a method of one shape on two instances, or on one.</summary>
/// <param name="by">How rows are invalidated.</param>
/// <param name="shape">What the cached method returns.</param>
/// <param name="loading">The instance the loader runs on.</param>
/// <param name="invalidating">The instance that invalidates; may be the same.</param>
/// <param name="other">An instance that reads at the end; may be the same.</param>
internal sealed class ScheduledRowCache(
    InvalidateBy by, MethodShape shape, ScheduledInstance loading, ScheduledInstance invalidating, ScheduledInstance other) : IRowCache
{
    private static readonly CachedMethodPlan Plan = new()
    {
        Method = "IRows.GetAsync",
        KeyTemplate = "row-<id>:row:value",
        TimeToLive = TimeSpan.FromMinutes(10),
    };

    private readonly Func<RowKey, Func<Task<int>>, Task<int>> _get = Getter(shape, loading);
    private readonly Func<RowKey, Func<Task<int>>, Task<int>> _getElsewhere = Getter(shape, other);

    public Task<int> GetAsync(RowKey key, Func<Task<int>> loader) => _get(key, loader);

    public Task<int> GetElsewhereAsync(RowKey key, Func<Task<int>> loader) => _getElsewhere(key, loader);

    public async Task InvalidateAsync(RowKey key)
    {
        var name = key.NameFor(by);
        var invalidation = by == InvalidateBy.Tag
            ? invalidating.Cache.InvalidateTagAsync(name.Text, TestContext.Current.CancellationToken)
            : invalidating.Cache.InvalidateAsync(name.ToString(), TestContext.Current.CancellationToken);
        Assert.Equal(InvalidationOutcome.Applied, await invalidation);

        // Elsewhere it is heard by message: G3 promises it within the L1 lease, and here we wait for the message itself.
        foreach (var listener in new[] { loading, other })
        {
            if (listener != invalidating)
            {
                await listener.HeardAsync(name, key.ToText());
            }
        }
    }

    public Task QuietAsync() => Task.WhenAll(loading.FillsAnsweredAsync(), other.FillsAnsweredAsync());

    private static Func<RowKey, Func<Task<int>>, Task<int>> Getter(MethodShape shape, ScheduledInstance instance)
    {
        if (shape == MethodShape.Task)
        {
            var task = instance.Engine.CachedTask<RowKey, int>(Plan);
            return (key, loader) => task.GetAsync(CacheScope.None, key, loader, 0, static (load, _, _) => load());
        }

        var valueTask = instance.Engine.Cached<RowKey, int>(Plan);
        return (key, loader) => valueTask.GetAsync(CacheScope.None, key, loader, 0, static (load, _, _) => new ValueTask<int>(load())).AsTask();
    }
}

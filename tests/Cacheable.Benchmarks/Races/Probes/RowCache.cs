using Cacheable.Benchmarks.Races.Libraries;
using Cacheable.Schedules;

namespace Cacheable.Benchmarks.Races.Probes;

/// <summary>Instances of a library as the forced schedule wants them.</summary>
/// <param name="by">What invalidations name.</param>
/// <param name="loading">The instance the loader runs on.</param>
/// <param name="invalidating">The instance that invalidates; may be the same.</param>
/// <param name="other">An instance that reads at the end; may be the same.</param>
internal class RowCache(InvalidateBy by, IInstance loading, IInstance invalidating, IInstance other) : IRowCache
{
    public Task<int> GetAsync(RowKey key, Func<Task<int>> loader) => ReadAsync(loading, key, loader);

    public Task<int> GetElsewhereAsync(RowKey key, Func<Task<int>> loader) => ReadAsync(other, key, loader);

    public virtual async Task InvalidateAsync(RowKey key)
    {
        await invalidating.InvalidateAsync(key, by);
        foreach (var listener in new[] { loading, other })
        {
            if (listener != invalidating)
                await listener.HeardAsync(key, by);
        }
    }

    public Task QuietAsync() => Task.WhenAll(loading.QuietAsync(), other.QuietAsync());

    /// <summary>What the source says when the row is as it was before.</summary>
    protected virtual int? Stored(int row) => row;

    private async Task<int> ReadAsync(IInstance instance, RowKey key, Func<Task<int>> loader) =>
        await instance.GetAsync(key, async _ => Stored(await loader())) ?? ForcedStaleSchedule.Old;
}

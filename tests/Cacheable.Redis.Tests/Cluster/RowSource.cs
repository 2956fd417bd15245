using Cacheable.Schedules;

namespace Cacheable.Redis.Tests;

/// <summary>The source of one row, which counts its loads.</summary>
internal sealed class RowSource
{
    public const string Tag = "users";

    private static readonly CacheEntryOptions Everywhere = new() { TimeToLive = TimeSpan.FromMinutes(10), Tags = [Tag] };

    private int _loads;
    private int _row = 1;

    /// <summary>What a load returns that begins now.</summary>
    public int Row
    {
        get => Volatile.Read(ref _row);
        set => Volatile.Write(ref _row, value);
    }

    public int Loads => Volatile.Read(ref _loads);

    public Task<int> ReadAsync(ScheduledInstance instance, string key) => ReadAsync(instance, key, Everywhere);

    /// <summary>Reads what L2 holds, on an instance whose L1 never held the key.</summary>
    public Task<int> ReadL2Async(ScheduledInstance instance, string key) => ReadAsync(instance, key, Everywhere with { Tiers = CacheTiers.L2 });

    private Task<int> ReadAsync(ScheduledInstance instance, string key, CacheEntryOptions options) => instance.Cache.GetOrCreateAsync(
        key,
        this,
        static (source, _) =>
        {
            Interlocked.Increment(ref source._loads);
            return ValueTask.FromResult(source.Row);
        },
        options,
        TestContext.Current.CancellationToken).AsTask();
}

using Cacheable.Benchmarks.Harness;
using Cacheable.Remote;
using Microsoft.Extensions.DependencyInjection;

namespace Cacheable.Benchmarks.Compression;

/// <summary>What a large payload costs in memory on its way from and to L2, beside the value: nothing that grows with it.</summary>
internal static class PayloadFigure
{
    private const int Lookups = 200;
    private const double OfThePayload = 0.1;

    private static readonly CacheEntryOptions Options = new() { TimeToLive = TimeSpan.FromHours(1), Tiers = CacheTiers.L2 };
    private static readonly int[] Sizes = [200_000, 900_000];

    public static int Run(Arguments arguments) => RealRedis.Run(redis => RunAsync(redis, arguments));

    private static async Task<int> RunAsync(RedisGround redis, Arguments arguments)
    {
        var rows = new List<Row>();
        foreach (var size in Sizes)
        {
            foreach (var isCompressed in new[] { false, true })
            {
                rows.Add(await MeasureAsync(redis, size, isCompressed));
            }
        }

        var promises = rows.SelectMany(static row => new[]
        {
            new Promise($"{row.Name}: a hit of L2 allocates beside its payload's bytes", row.Values[1]!.Value / row.Values[0]!.Value, OfThePayload, "times"),
            new Promise($"{row.Name}: a fill allocates beside its payload's bytes", row.Values[2]!.Value / row.Values[0]!.Value, OfThePayload, "times"),
        });
        return new Report("payloads", ["bytes", "B/hit", "B/fill", "gen 2 in all"], rows, [.. promises]).Finish(arguments);
    }

    private static async Task<Row> MeasureAsync(RedisGround redis, int size, bool isCompressed)
    {
        await using var services = new ServiceCollection()
            .AddCacheable(cache => cache
                .UseRedis(redis.Configuration, options =>
                {
                    options.Namespace = $"payloads-{size}-{isCompressed}";
                    options.CommandTimeout = TimeSpan.FromSeconds(10);
                })
                .UseSerializer(new PaddingSerializer(size))
                .Configure(options =>
                {
                    options.WaitForFill = true;
                    options.CompressAbove = isCompressed ? options.CompressAbove : 0;
                }))
            .BuildServiceProvider();
        var cache = services.GetRequiredService<ICache>();
        await ConnectAsync(services.GetRequiredService<IRemoteTier>());
        await FillsAsync(cache, Lookups, first: 0);
        await HitsAsync(cache, Lookups);

        var collections = GC.CollectionCount(2);
        var filled = await AllocatedAsync(() => FillsAsync(cache, Lookups, first: Lookups));
        var hit = await AllocatedAsync(() => HitsAsync(cache, Lookups));
        return new Row($"{size / 1_000} KB{(isCompressed ? ", compressed" : string.Empty)}", [size, hit, filled, GC.CollectionCount(2) - collections]);
    }

    private static async Task<double> AllocatedAsync(Func<Task> actAsync)
    {
        var before = GC.GetTotalAllocatedBytes(precise: true);
        await actAsync();
        return (double)(GC.GetTotalAllocatedBytes(precise: true) - before) / Lookups;
    }

    private static async Task ConnectAsync(IRemoteTier tier)
    {
        _ = await tier.ReadAsync(new EntryKey("first:contact"), default);
    }

    private static async Task FillsAsync(ICache cache, int count, int first)
    {
        for (var id = first; id < first + count; id++)
        {
            await cache.GetOrCreateAsync($"page:{id}", 0, static (_, _) => ValueTask.FromResult(7), Options);
        }
    }

    private static async Task HitsAsync(ICache cache, int count)
    {
        for (var id = 0; id < count; id++)
        {
            var found = await cache.GetOrCreateAsync($"page:{id}", 0, static (_, _) => ValueTask.FromResult(-1), Options);
            if (found != 7)
                throw new InvalidOperationException($"page:{id} was not in L2: its fill failed.");
        }
    }
}

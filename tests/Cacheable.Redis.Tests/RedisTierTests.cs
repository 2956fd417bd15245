using System.Text;
using Cacheable.Remote;
using StackExchange.Redis;

namespace Cacheable.Redis.Tests;

/// <summary>What tests of the Redis tier share: one tier, its namespace on the server, and a second way in.</summary>
public abstract class RedisTierTests(RedisHarness harness) : IAsyncLifetime
{
    protected static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);
    protected static readonly TimeSpan Soon = TimeSpan.FromSeconds(30);
    protected static readonly EntryKey Profile = new("user:4:profile");

    protected static CancellationToken Cancel => TestContext.Current.CancellationToken;

    protected RedisHarness Harness => harness;

    protected TestMeters Meters { get; } = new();

    protected RedisRemoteTier Tier => field ??= harness.Connect(Meters);

    protected IDatabase Database { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Database = await harness.DatabaseAsync();

    public async ValueTask DisposeAsync()
    {
        await harness.DisposeAsync();
        Meters.Dispose();
        GC.SuppressFinalize(this);
    }

    protected async Task<Lease> LeaseAsync(EntryKey key) =>
        Assert.NotNull((await Tier.LeaseAsync(key, Minute, replace: false, Cancel)).Lease);

    protected async Task<bool> FillAsync(EntryKey key, Lease lease, string text) =>
        await Tier.FillAsync(key, lease, Encoding.UTF8.GetBytes(text), Minute, Cancel);

    protected async Task StoreAsync(EntryKey key, string text) => Assert.True(await FillAsync(key, await LeaseAsync(key), text));

    protected async Task<string?> ReadAsync(EntryKey key) =>
        await Tier.ReadAsync(key, Cancel) is { } entry ? Encoding.UTF8.GetString(entry.Payload.Span) : null;

    protected async Task InvalidateAsync(params string[] names) =>
        await Tier.InvalidateAsync([.. names.Select(CacheName.Parse)], Cancel);
}

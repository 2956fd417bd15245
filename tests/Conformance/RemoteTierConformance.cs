using System.Text;
using Cacheable.Remote;

namespace Cacheable.Tests.Conformance;

/// <summary>What the conformance tests share: two instances of an application on one store, and short words for the commands.</summary>
public abstract class RemoteTierConformance(IRemoteTierHarness harness) : IAsyncLifetime
{
    protected static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);
    protected static readonly TimeSpan Soon = TimeSpan.FromSeconds(30);
    protected static readonly EntryKey Profile = new("user:4:profile");

    protected static CancellationToken Cancel => TestContext.Current.CancellationToken;

    protected IRemoteTierHarness Harness => harness;

    protected IRemoteTier Tier { get; } = harness.Connect();

    protected IRemoteTier Other { get; } = harness.Connect();

    public virtual ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public virtual async ValueTask DisposeAsync()
    {
        await harness.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    protected async Task<Lease> LeaseAsync(EntryKey key) =>
        Assert.NotNull((await Tier.LeaseAsync(key, Minute, replace: false, Cancel)).Lease);

    protected async Task<bool> FillAsync(EntryKey key, Lease lease, string text) =>
        await Tier.FillAsync(key, lease, Encoding.UTF8.GetBytes(text), 2 * Minute, Cancel);

    protected async Task StoreAsync(EntryKey key, string text) => Assert.True(await FillAsync(key, await LeaseAsync(key), text));

    protected async Task<string?> ReadAsync(EntryKey key) =>
        await Tier.ReadAsync(key, Cancel) is { } entry ? Text(entry) : null;

    protected async Task InvalidateAsync(params string[] names) =>
        await Other.InvalidateAsync([.. names.Select(CacheName.Parse)], Cancel);

    /// <summary>The group of <see cref="Profile"/>.</summary>
    protected int Group => Tier.GroupOf(Profile);

    protected async Task<SyncReply> SyncAsync(KnownHistory? known, int? group = null) => await Tier.SyncAsync(group ?? Group, known, Cancel);

    /// <summary>What an instance knows that has just heard everything.</summary>
    protected async Task<KnownHistory> KnowAsync(int? group = null) => Know((await SyncAsync(known: null, group)).Point);

    protected static KnownHistory Know(HistoryPoint point) => new(point, point.Sequence);

    protected static Fence FenceOver(HistoryPoint point, long? known = null) => new(point.Group, point.Incarnation, known);

    /// <summary>Fences every group, whatever its incarnation.</summary>
    protected async Task FenceAsync()
    {
        for (var group = 0; group < Other.Groups; group++)
        {
            await Other.FenceAsync(new Fence(group, Over: null, Known: null), Cancel);
        }
    }

    protected static string Text(RemoteEntry entry) => Encoding.UTF8.GetString(entry.Payload.Span);
}

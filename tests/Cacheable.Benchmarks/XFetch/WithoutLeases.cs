using Cacheable.Remote;

namespace Cacheable.Benchmarks.XFetch;

/// <summary>An L2 that gives everybody a lease, as if there were none: whoever has loaded asks for the one that stores.</summary>
internal sealed class WithoutLeases(IRemoteTier inner) : IRemoteTier
{
    public string Name => inner.Name;

    public int Groups => inner.Groups;

    public int GroupOf(EntryKey key) => inner.GroupOf(key);

    public ValueTask<RemoteEntry?> ReadAsync(EntryKey key, CancellationToken cancellationToken) => inner.ReadAsync(key, cancellationToken);

    public ValueTask<LeaseReply> LeaseAsync(EntryKey key, TimeSpan duration, bool replace, CancellationToken cancellationToken) =>
        new(LeaseReply.Granted(default));

    public async ValueTask<bool> FillAsync(
        EntryKey key, Lease lease, ReadOnlyMemory<byte> payload, TimeSpan timeToLive, CancellationToken cancellationToken)
    {
        var reply = await inner.LeaseAsync(key, TimeSpan.FromSeconds(1), replace: true, cancellationToken).ConfigureAwait(false);
        return await inner.FillAsync(key, reply.Lease!.Value, payload, timeToLive, cancellationToken).ConfigureAwait(false);
    }

    public ValueTask ReleaseAsync(EntryKey key, Lease lease, CancellationToken cancellationToken) => default;

    public ValueTask<IReadOnlyList<HistoryPoint>> InvalidateAsync(IReadOnlyList<CacheName> names, CancellationToken cancellationToken) =>
        inner.InvalidateAsync(names, cancellationToken);

    public ValueTask<IReadOnlyList<HistoryPoint>> HoldAsync(IReadOnlyList<CacheName> names, Hold hold, CancellationToken cancellationToken) =>
        inner.HoldAsync(names, hold, cancellationToken);

    public ValueTask<Lease> BeginUpdateAsync(EntryKey key, TimeSpan duration, CancellationToken cancellationToken) =>
        inner.BeginUpdateAsync(key, duration, cancellationToken);

    public ValueTask<UpdateReply> UpdateAsync(EntryUpdate update, CancellationToken cancellationToken) => inner.UpdateAsync(update, cancellationToken);

    public ValueTask AbandonUpdateAsync(EntryKey key, Lease lease, CancellationToken cancellationToken) =>
        inner.AbandonUpdateAsync(key, lease, cancellationToken);

    public ValueTask FenceAsync(Fence fence, CancellationToken cancellationToken) => inner.FenceAsync(fence, cancellationToken);

    public ValueTask<SyncReply> SyncAsync(int group, KnownHistory? known, CancellationToken cancellationToken) =>
        inner.SyncAsync(group, known, cancellationToken);

    public ValueTask<KeyTimeToLive> GetTimeToLiveAsync(EntryKey key, CancellationToken cancellationToken) => inner.GetTimeToLiveAsync(key, cancellationToken);

    public ValueTask<long> IncrementAsync(EntryKey key, long by, TimeSpan window, CancellationToken cancellationToken) =>
        inner.IncrementAsync(key, by, window, cancellationToken);

    public IAsyncDisposable Observe(IRemoteTierObserver observer) => inner.Observe(observer);
}

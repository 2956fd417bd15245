using System.Collections.Concurrent;
using Cacheable.Remote;
using Microsoft.Extensions.DependencyInjection;

namespace Cacheable.Schedules;

/// <summary>
/// Passes everything between the engine and its tier and tells the schedule what has passed, so that a schedule waits for an
/// event and never for a time: a message counts as heard when the engine has dealt with it.
/// </summary>
internal sealed class WatchedTier(IRemoteTier inner) : IRemoteTier, IAsyncDisposable
{
    private readonly ConcurrentDictionary<(CacheName Name, int Group), TaskCompletionSource> _heard = new();
    private readonly ConcurrentDictionary<Task, bool> _fills = new();
    private readonly TaskCompletionSource _connected = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public string Name => inner.Name;

    public int Groups => inner.Groups;

    /// <summary>Completes when the invalidation channel is open and the engine knows it.</summary>
    public Task Connected => _connected.Task;

    /// <summary>Puts a watched tier before the remote tier that is registered.</summary>
    public static void Decorate(IServiceCollection services)
    {
        var tier = services.Last(static service => service.ServiceType == typeof(IRemoteTier));
        services.Remove(tier);
        services.AddSingleton<IRemoteTier>(provider => new WatchedTier((IRemoteTier)(
            tier.ImplementationInstance
            ?? tier.ImplementationFactory?.Invoke(provider)
            ?? ActivatorUtilities.CreateInstance(provider, tier.ImplementationType!))));
    }

    /// <summary>Completes when the engine has heard that another instance invalidated <paramref name="name"/> in the group of <paramref name="key"/>.</summary>
    public Task Heard(CacheName name, EntryKey key) => HeardSource(name, GroupOf(key)).Task;

    /// <summary>Completes when every fill sent so far has been answered.</summary>
    public Task FillsAnswered() => Task.WhenAll(_fills.Keys);

    public int GroupOf(EntryKey key) => inner.GroupOf(key);

    public ValueTask<RemoteEntry?> ReadAsync(EntryKey key, CancellationToken cancellationToken) => inner.ReadAsync(key, cancellationToken);

    public ValueTask<LeaseReply> LeaseAsync(EntryKey key, TimeSpan duration, bool replace, CancellationToken cancellationToken) =>
        inner.LeaseAsync(key, duration, replace, cancellationToken);

    public ValueTask<bool> FillAsync(
        EntryKey key, Lease lease, ReadOnlyMemory<byte> payload, TimeSpan timeToLive, CancellationToken cancellationToken)
    {
        var fill = inner.FillAsync(key, lease, payload, timeToLive, cancellationToken).AsTask();
        _fills[fill] = true;
        return new ValueTask<bool>(fill);
    }

    public ValueTask ReleaseAsync(EntryKey key, Lease lease, CancellationToken cancellationToken) => inner.ReleaseAsync(key, lease, cancellationToken);

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

    public IAsyncDisposable Observe(IRemoteTierObserver observer) => inner.Observe(new Watcher(this, observer));

    /// <summary>The container knows this one alone, so this one ends the tier.</summary>
    public ValueTask DisposeAsync() => inner is IAsyncDisposable disposable ? disposable.DisposeAsync() : ValueTask.CompletedTask;

    private TaskCompletionSource HeardSource(CacheName name, int group) =>
        _heard.GetOrAdd((name, group), static _ => new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));

    private sealed class Watcher(WatchedTier tier, IRemoteTierObserver engine) : IRemoteTierObserver
    {
        // The engine first: who is told that it was heard must find it done.
        public void OnInvalidated(RemoteInvalidation invalidation)
        {
            engine.OnInvalidated(invalidation);
            if (!invalidation.IsOwn)
            {
                tier.HeardSource(invalidation.Name, invalidation.Point.Group).TrySetResult();
            }
        }

        public void OnFenced(int group) => engine.OnFenced(group);

        public void OnReleased(string key) => engine.OnReleased(key);

        public void OnConnected()
        {
            engine.OnConnected();
            tier._connected.TrySetResult();
        }

        public void OnDisconnected() => engine.OnDisconnected();
    }
}

using System.Collections.Immutable;
using Cacheable.Remote;

namespace Cacheable.Testing;

/// <summary>
/// Wraps a remote tier and disturbs it exactly as the test says: commands that fail before or after they took effect, commands
/// that wait, messages that are lost or late, a connection that is cut. Nothing happens by chance or by time.
/// </summary>
/// <param name="inner">The tier that does the work, an <see cref="InMemoryRemoteTier"/> or a real one.</param>
public sealed class ChaosRemoteTier(IRemoteTier inner) : IRemoteTier
{
    private readonly CommandFaults _faults = new();
    private ImmutableList<ChaosObserver> _observers = [];
    private volatile bool _cut;

    /// <inheritdoc/>
    public string Name => inner.Name;

    /// <inheritdoc/>
    public int Groups => inner.Groups;

    /// <inheritdoc/>
    public int GroupOf(EntryKey key) => inner.GroupOf(key);

    /// <inheritdoc/>
    public IWriteBehindStore? WriteBehind => inner.WriteBehind is { } store ? new ChaosWriteBehindStore(store, _faults) : null;

    /// <summary>Every such command fails with a <see cref="ChaosException"/> and has no effect, until <see cref="Heal"/>.</summary>
    public void Fail(RemoteCommands commands = RemoteCommands.All) => _faults.Fail(commands, afterwards: false);

    /// <summary>Every such command takes effect and then fails, as when a reply is lost, until <see cref="Heal"/>.</summary>
    public void FailAfterwards(RemoteCommands commands = RemoteCommands.All) => _faults.Fail(commands, afterwards: true);

    /// <summary>The next such command waits before it takes effect.</summary>
    public HeldCommand Hold(RemoteCommands commands) => _faults.Hold(commands, afterwards: false);

    /// <summary>The next such command takes effect, and its reply waits.</summary>
    public HeldCommand HoldReply(RemoteCommands commands) => _faults.Hold(commands, afterwards: true);

    /// <summary>Ends every failure and lets go of every held command.</summary>
    public void Heal() => _faults.Heal();

    /// <summary>How many of these commands were sent so far, those that failed included.</summary>
    public int Count(RemoteCommands commands) => _faults.Count(commands);

    /// <summary>Loses every message from now on without a word, until <see cref="DeliverMessages"/> or <see cref="Reconnect"/>.</summary>
    public void LoseMessages() => ForEachObserver(observer => observer.Lose());

    /// <summary>Keeps every message from now on until <see cref="DeliverMessages"/> or <see cref="DeliverMessagesInReverse"/>.</summary>
    public void HoldMessages() => ForEachObserver(observer => observer.Hold());

    /// <summary>Delivers every message twice from now on, until <see cref="DeliverMessages"/> or <see cref="Reconnect"/>.</summary>
    public void DoubleMessages() => ForEachObserver(observer => observer.Double());

    /// <summary>Delivers the messages that were kept, in order, and lets messages pass again.</summary>
    public void DeliverMessages() => ForEachObserver(observer => observer.Flow(reversed: false));

    /// <summary>Delivers the messages that were kept, the latest first, and lets messages pass again.</summary>
    public void DeliverMessagesInReverse() => ForEachObserver(observer => observer.Flow(reversed: true));

    /// <summary>Cuts the connection: every command fails, every message is lost, and the observers are told.</summary>
    public void Disconnect()
    {
        _cut = true;
        Fail();
        LoseMessages();
        ForEachObserver(observer => observer.OnDisconnected());
    }

    /// <summary>Ends what <see cref="Disconnect"/> began and tells the observers.</summary>
    public void Reconnect()
    {
        _cut = false;
        Heal();
        DeliverMessages();
        ForEachObserver(observer => observer.OnConnected());
    }

    /// <inheritdoc/>
    public ValueTask<RemoteEntry?> ReadAsync(EntryKey key, CancellationToken cancellationToken) =>
        _faults.RunAsync(RemoteCommands.Read, () => inner.ReadAsync(key, cancellationToken), cancellationToken);

    /// <inheritdoc/>
    public ValueTask<LeaseReply> LeaseAsync(EntryKey key, TimeSpan duration, bool replace, CancellationToken cancellationToken) =>
        _faults.RunAsync(RemoteCommands.Lease, () => inner.LeaseAsync(key, duration, replace, cancellationToken), cancellationToken);

    /// <inheritdoc/>
    public ValueTask<bool> FillAsync(
        EntryKey key, Lease lease, ReadOnlyMemory<byte> payload, TimeSpan timeToLive, CancellationToken cancellationToken) =>
        _faults.RunAsync(RemoteCommands.Fill, () => inner.FillAsync(key, lease, payload, timeToLive, cancellationToken), cancellationToken);

    /// <inheritdoc/>
    public ValueTask ReleaseAsync(EntryKey key, Lease lease, CancellationToken cancellationToken) =>
        _faults.RunAsync(RemoteCommands.Release, () => inner.ReleaseAsync(key, lease, cancellationToken), cancellationToken);

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<HistoryPoint>> InvalidateAsync(IReadOnlyList<CacheName> names, CancellationToken cancellationToken) =>
        _faults.RunAsync(RemoteCommands.Invalidate, () => inner.InvalidateAsync(names, cancellationToken), cancellationToken);

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<HistoryPoint>> HoldAsync(IReadOnlyList<CacheName> names, Hold hold, CancellationToken cancellationToken) =>
        _faults.RunAsync(RemoteCommands.Hold, () => inner.HoldAsync(names, hold, cancellationToken), cancellationToken);

    /// <inheritdoc/>
    public ValueTask<Lease> BeginUpdateAsync(EntryKey key, TimeSpan duration, CancellationToken cancellationToken) =>
        _faults.RunAsync(RemoteCommands.BeginUpdate, () => inner.BeginUpdateAsync(key, duration, cancellationToken), cancellationToken);

    /// <inheritdoc/>
    public ValueTask<UpdateReply> UpdateAsync(EntryUpdate update, CancellationToken cancellationToken) =>
        _faults.RunAsync(RemoteCommands.Update, () => inner.UpdateAsync(update, cancellationToken), cancellationToken);

    /// <inheritdoc/>
    public ValueTask AbandonUpdateAsync(EntryKey key, Lease lease, CancellationToken cancellationToken) =>
        _faults.RunAsync(RemoteCommands.AbandonUpdate, () => inner.AbandonUpdateAsync(key, lease, cancellationToken), cancellationToken);

    /// <inheritdoc/>
    public ValueTask FenceAsync(Fence fence, CancellationToken cancellationToken) =>
        _faults.RunAsync(RemoteCommands.Fence, () => inner.FenceAsync(fence, cancellationToken), cancellationToken);

    /// <inheritdoc/>
    public ValueTask<SyncReply> SyncAsync(int group, KnownHistory? known, CancellationToken cancellationToken) =>
        _faults.RunAsync(RemoteCommands.Sync, () => inner.SyncAsync(group, known, cancellationToken), cancellationToken);

    /// <inheritdoc/>
    public ValueTask<KeyTimeToLive> GetTimeToLiveAsync(EntryKey key, CancellationToken cancellationToken) =>
        _faults.RunAsync(RemoteCommands.TimeToLive, () => inner.GetTimeToLiveAsync(key, cancellationToken), cancellationToken);

    /// <inheritdoc/>
    public ValueTask<long> IncrementAsync(EntryKey key, long by, TimeSpan window, CancellationToken cancellationToken) =>
        _faults.RunAsync(RemoteCommands.Increment, () => inner.IncrementAsync(key, by, window, cancellationToken), cancellationToken);

    /// <inheritdoc/>
    public IAsyncDisposable Observe(IRemoteTierObserver observer)
    {
        var between = new ChaosObserver(observer);
        if (_cut)
        {
            between.Lose();
        }

        ImmutableInterlocked.Update(ref _observers, list => list.Add(between));
        return new Subscription(this, between, inner.Observe(between));
    }

    private void ForEachObserver(Action<ChaosObserver> action)
    {
        foreach (var observer in Volatile.Read(ref _observers))
        {
            action(observer);
        }
    }

    private sealed class Subscription(ChaosRemoteTier tier, ChaosObserver observer, IAsyncDisposable inner) : IAsyncDisposable
    {
        public ValueTask DisposeAsync()
        {
            ImmutableInterlocked.Update(ref tier._observers, (list, gone) => list.Remove(gone), observer);
            return inner.DisposeAsync();
        }
    }
}

using Cacheable.Remote;
using Cacheable.Simulation.Data;
using Cacheable.Simulation.Episodes;
using Cacheable.Simulation.Instances;
using Cacheable.Simulation.Judging;
using Cacheable.Testing;

namespace Cacheable.Simulation.Network;

/// <summary>L2 as one simulated process reaches it: the in-memory tier, which speaks the protocol, at the other end of a <see cref="Link"/>.</summary>
internal sealed class LinkedTier(InMemoryRemoteTier tier, Link link, Instance instance) : IRemoteTier
{
    public string Name => "simulated";

    public int Groups => tier.Groups;

    public int GroupOf(EntryKey key) => tier.GroupOf(key);

    public ValueTask<RemoteEntry?> ReadAsync(EntryKey key, CancellationToken cancellationToken)
    {
        instance.Probe.SawWorkFor(key.Text);
        return Cancellable(link.SendAsync(() => Told(tier.ReadAsync(key, default), key, static entry => $"reads {Describe(entry)}")), cancellationToken);
    }

    public ValueTask<LeaseReply> LeaseAsync(EntryKey key, TimeSpan duration, bool replace, CancellationToken cancellationToken) =>
        Cancellable(link.SendAsync(() => Told(tier.LeaseAsync(key, duration, replace, default), key, static reply =>
            reply.Lease is { } lease ? $"is given a lease ({lease.Incarnation}, {lease.Stamp})" : reply.Entry is { } entry ? $"finds {Describe(entry)}" : "is told to wait for the lease")), cancellationToken);

    public ValueTask<bool> FillAsync(EntryKey key, Lease lease, ReadOnlyMemory<byte> payload, TimeSpan timeToLive, CancellationToken cancellationToken)
    {
        // The link may repeat it after it was answered, when the payload's buffer is another's.
        var sent = payload.ToArray();
        return Cancellable(link.SendAsync(() => Told(tier.FillAsync(key, lease, sent, timeToLive, default), key, stored =>
            $"{(stored ? "fills" : "is refused to fill")} ({lease.Incarnation}, {lease.Stamp})")), cancellationToken);
    }

    public async ValueTask ReleaseAsync(EntryKey key, Lease lease, CancellationToken cancellationToken) =>
        await link.SendAsync(async () =>
        {
            await tier.ReleaseAsync(key, lease, default).ConfigureAwait(false);
            return true;
        }).ConfigureAwait(false);

    public ValueTask<IReadOnlyList<HistoryPoint>> InvalidateAsync(IReadOnlyList<CacheName> names, CancellationToken cancellationToken)
    {
        var command = instance.Invalidates(names);
        return link.SendAsync(
            () =>
            {
                command.Execute();
                return tier.InvalidateAsync(names, default);
            },
            (points, _) => command.IsAnswered(points));
    }

    // Nothing is strict in a simulation: it has no commits.
    public ValueTask<IReadOnlyList<HistoryPoint>> HoldAsync(IReadOnlyList<CacheName> names, Hold hold, CancellationToken cancellationToken) =>
        throw new NotSupportedException();

    public ValueTask<Lease> BeginUpdateAsync(EntryKey key, TimeSpan duration, CancellationToken cancellationToken)
    {
        var saving = Saving.Current!;
        return link.SendAsync(() =>
        {
            instance.Leases(saving);
            return Told(tier.BeginUpdateAsync(key, duration, default), key, static lease => $"is given a writer's lease ({lease.Incarnation}, {lease.Stamp})");
        });
    }

    public ValueTask<UpdateReply> UpdateAsync(EntryUpdate update, CancellationToken cancellationToken)
    {
        var command = instance.Updates(Saving.Current!);
        return link.SendAsync(
            () => command.Execute(() => tier.UpdateAsync(update, default)),
            (reply, _) => command.IsAnswered(reply.Points));
    }

    public async ValueTask AbandonUpdateAsync(EntryKey key, Lease lease, CancellationToken cancellationToken) =>
        await link.SendAsync(async () =>
        {
            await tier.AbandonUpdateAsync(key, lease, default).ConfigureAwait(false);
            return true;
        }).ConfigureAwait(false);

    public async ValueTask FenceAsync(Fence fence, CancellationToken cancellationToken) =>
        await link.SendAsync(async () =>
        {
            await instance.FencesAsync(fence.Group, () => tier.FenceAsync(fence, default)).ConfigureAwait(false);
            return true;
        }).ConfigureAwait(false);

    public ValueTask<SyncReply> SyncAsync(int group, KnownHistory? known, CancellationToken cancellationToken)
    {
        var reached = 0L;
        return link.SendAsync(
            () =>
            {
                reached = instance.ReachedIn(group);
                return Told(tier.SyncAsync(group, known, default), known);
            },
            (reply, executedAt) => instance.Syncs(reply.Point, reached, executedAt));
    }

    public ValueTask<KeyTimeToLive> GetTimeToLiveAsync(EntryKey key, CancellationToken cancellationToken) =>
        Cancellable(link.SendAsync(() => tier.GetTimeToLiveAsync(key, default)), cancellationToken);

    public ValueTask<long> IncrementAsync(EntryKey key, long by, TimeSpan window, CancellationToken cancellationToken) =>
        Cancellable(link.SendAsync(() => tier.IncrementAsync(key, by, window, default)), cancellationToken);

    public IAsyncDisposable Observe(IRemoteTierObserver observer)
    {
        link.Observe(observer);
        return tier.Observe(new MessageRelay(link, instance));
    }

    private static string Describe(RemoteEntry? entry) =>
        entry is { } found ? $"an entry of L2 ({found.Incarnation}, {found.Sequence})" : "nothing in L2";

    private ValueTask<T> Told<T>(ValueTask<T> reply, EntryKey key, Func<T, string> describe)
    {
        if (instance.Story is { } story && reply.IsCompletedSuccessfully)
        {
            story.Tell(Array.IndexOf(KeySpace.Texts, key.Text), $"on the server, instance {instance.Index} {describe(reply.Result)}: {key}");
        }

        return reply;
    }

    private ValueTask<SyncReply> Told(ValueTask<SyncReply> reply, KnownHistory? known)
    {
        if (instance.Story is { } story && reply.IsCompletedSuccessfully)
        {
            story.Tell($"on the server, instance {instance.Index} syncs: knew {known}; {reply.Result.Relation} {reply.Result.Point}, missed {reply.Result.Missed.Count}");
        }

        return reply;
    }

    private static ValueTask<T> Cancellable<T>(ValueTask<T> sent, CancellationToken cancellationToken) =>
        cancellationToken.CanBeCanceled ? new ValueTask<T>(sent.AsTask().WaitAsync(cancellationToken)) : sent;
}

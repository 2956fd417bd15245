namespace Cacheable.Remote;

/// <summary>
/// L2: a store that speaks leases, because a plain get and set cannot keep the guarantee. Every member costs one round trip, and
/// every command but an increment is safe to send twice, even late.
/// </summary>
/// <remarks>
/// <para>What an implementation promises: an entry is returned only if no invalidation of its key, or of a prefix or tag of
/// the lookup, completed after its lease was given; a fill is accepted only under the same condition and only while its lease is held.</para>
/// <para>Any exception means the tier could not be reached; the engine then goes on without it.</para>
/// </remarks>
public interface IRemoteTier
{
    /// <summary>The name in metrics and logs, <c>redis</c>.</summary>
    string Name { get; }

    /// <summary>Into how many groups keys are divided, each with a history of its own; one, unless the tier is spread over servers.</summary>
    int Groups { get; }

    /// <summary>The group a key belongs to, the same on every instance.</summary>
    int GroupOf(EntryKey key);

    /// <summary>The queued writes; <see langword="null"/> where the tier keeps none.</summary>
    IWriteBehindStore? WriteBehind => null;

    /// <summary>Reads a valid entry; <see langword="null"/> is a miss.</summary>
    /// <remarks>One of which <see cref="EntryKey.IsLarge"/> says that it is likely to be large may come in a pooled buffer (<see cref="RemoteEntry.Owner"/>).</remarks>
    ValueTask<RemoteEntry?> ReadAsync(EntryKey key, CancellationToken cancellationToken);

    /// <summary>Asks for the right to fill <paramref name="key"/>. A lease older than an invalidation of the key counts as free.</summary>
    /// <param name="key">The key.</param>
    /// <param name="duration">How long the lease is held unless it is used, given back or invalidated.</param>
    /// <param name="replace">Whether the lease is wanted although a valid entry is there: it could not be read, or is to be refreshed.</param>
    /// <param name="cancellationToken">Cancels the wait.</param>
    ValueTask<LeaseReply> LeaseAsync(EntryKey key, TimeSpan duration, bool replace, CancellationToken cancellationToken);

    /// <summary>Stores what was loaded under <paramref name="lease"/> and ends the lease.</summary>
    /// <remarks>
    /// The payload is its caller's again once the call has returned, and may then hold other bytes: who keeps or repeats it copies it. A call that throws
    /// may read it for as long as it likes.
    /// </remarks>
    /// <returns><see langword="false"/> when the fill was refused: the lease is gone or an invalidation came between. Nothing is stored then.</returns>
    ValueTask<bool> FillAsync(EntryKey key, Lease lease, ReadOnlyMemory<byte> payload, TimeSpan timeToLive, CancellationToken cancellationToken);

    /// <summary>Gives a lease back unused, so that others need not wait for it to expire.</summary>
    ValueTask ReleaseAsync(EntryKey key, Lease lease, CancellationToken cancellationToken);

    /// <summary>Invalidates all <paramref name="names"/> and tells every instance. O(1) in the number of keys.</summary>
    /// <remarks>Names of several groups are several steps: an exception says that some of them may not have happened.</remarks>
    /// <returns>The point that each group touched has reached.</returns>
    ValueTask<IReadOnlyList<HistoryPoint>> InvalidateAsync(IReadOnlyList<CacheName> names, CancellationToken cancellationToken);

    /// <summary>
    /// Invalidates all <paramref name="names"/> as <see cref="InvalidateAsync"/> does, and from then on gives nobody a lease for what they
    /// name, until <paramref name="hold"/> is ended by the same call with a duration of zero, or its time is over. Holds on one name coexist.
    /// </summary>
    /// <returns>The point that each group touched has reached.</returns>
    ValueTask<IReadOnlyList<HistoryPoint>> HoldAsync(IReadOnlyList<CacheName> names, Hold hold, CancellationToken cancellationToken);
    /// <summary>Gives a writer its lease: it is about to write what the entry of <paramref name="key"/> shows, and will replace the entry after its commit.</summary>
    /// <remarks>
    /// Loads go on beside it. While several writers of a key hold one, none of them may replace the entry, because nobody knows in which
    /// order they commit; nor may a writer after an invalidation of the key, or of a prefix or tag of it. They invalidate instead.
    /// </remarks>
    /// <param name="key">The key.</param>
    /// <param name="duration">How long the lease is held unless it is used or given back.</param>
    /// <param name="cancellationToken">Cancels the wait.</param>
    ValueTask<Lease> BeginUpdateAsync(EntryKey key, TimeSpan duration, CancellationToken cancellationToken);

    /// <summary>
    /// Invalidates, as <see cref="InvalidateAsync"/> does, the key of <paramref name="update"/> and its names, puts the value in place if its
    /// writer still may, and ends the writer's lease. A key with a queued write is only invalidated.
    /// </summary>
    /// <remarks>Sent twice, it invalidates the second time. An exception says that some of it may not have happened.</remarks>
    ValueTask<UpdateReply> UpdateAsync(EntryUpdate update, CancellationToken cancellationToken);

    /// <summary>Gives a writer's lease back: what it was about to write was rolled back.</summary>
    ValueTask AbandonUpdateAsync(EntryKey key, Lease lease, CancellationToken cancellationToken);

    /// <summary>Invalidates everything in a group, O(1), and tells every instance.</summary>
    ValueTask FenceAsync(Fence fence, CancellationToken cancellationToken);

    /// <summary>Asks where the history of a group stands. <paramref name="known"/> is <see langword="null"/> on first contact.</summary>
    ValueTask<SyncReply> SyncAsync(int group, KnownHistory? known, CancellationToken cancellationToken);

    /// <summary>How long the entry, or else the counter, of <paramref name="key"/> lives. An invalidated entry does not exist.</summary>
    ValueTask<KeyTimeToLive> GetTimeToLiveAsync(EntryKey key, CancellationToken cancellationToken);

    /// <summary>Adds to a counter whose window was set by its first increment.</summary>
    ValueTask<long> IncrementAsync(EntryKey key, long by, TimeSpan window, CancellationToken cancellationToken);

    /// <summary>Starts telling <paramref name="observer"/> what is invalidated, until the result is disposed.</summary>
    /// <remarks>Returns without waiting for a connection; <see cref="IRemoteTierObserver.OnConnected"/> says when messages flow.</remarks>
    IAsyncDisposable Observe(IRemoteTierObserver observer);
}

namespace Cacheable;

/// <summary>The same cache by hand: same tiers, same keys, same guarantee as the decorated methods.</summary>
/// <remarks>
/// Keys are texts of segments separated by <c>:</c>. Build them with <see cref="CacheKey.Format"/> when a value comes from
/// outside, so that it cannot forge a separator.
/// </remarks>
public interface ICache
{
    /// <summary>Returns the entry of <paramref name="key"/>, or loads it once for all concurrent callers.</summary>
    /// <param name="key">The text of the key.</param>
    /// <param name="state">Handed to <paramref name="loader"/>, so that the lambda can be static.</param>
    /// <param name="loader">Loads the value on a miss. What it throws reaches every waiting caller.</param>
    /// <param name="options">The policy of the entry. A TTL is required.</param>
    /// <param name="cancellationToken">Cancels this caller's wait, and the load where this caller leads it; one of the others who wait then loads again.</param>
    /// <exception cref="ArgumentException">The key is empty or is a pattern, or the options contradict.</exception>
    ValueTask<TValue> GetOrCreateAsync<TState, TValue>(
        string key,
        TState state,
        Func<TState, CancellationToken, ValueTask<TValue>> loader,
        CacheEntryOptions options,
        CancellationToken cancellationToken = default);

    /// <summary>Invalidates a key, or with a pattern that ends in <c>:*</c> every key below a prefix. Costs one round trip however many keys it hits.</summary>
    /// <returns>
    /// <see cref="InvalidationOutcome.Applied"/>: no lookup that starts later on this instance returns a value whose load began before
    /// this call, and no read of L2 on any instance does; the L1 of the others hears by a message.
    /// <see cref="InvalidationOutcome.Deferred"/>: L2 could not be reached; the invalidation holds in this process, and is replayed there.
    /// </returns>
    /// <exception cref="ArgumentException">The text is neither a key nor a pattern.</exception>
    ValueTask<InvalidationOutcome> InvalidateAsync(string keyOrPattern, CancellationToken cancellationToken = default);

    /// <summary>Invalidates every entry with a tag, whatever its key. Costs one round trip to each group of keys, however many entries it hits.</summary>
    /// <param name="tag">The whole text of the tag.</param>
    /// <param name="cancellationToken">Stops a call that has not begun; an invalidation that has is carried out.</param>
    /// <returns>As <see cref="InvalidateAsync"/> does.</returns>
    /// <exception cref="ArgumentException">The tag is empty or holds a <c>*</c>.</exception>
    ValueTask<InvalidationOutcome> InvalidateTagAsync(string tag, CancellationToken cancellationToken = default);

    /// <summary>Whether L2 holds a valid entry for <paramref name="key"/>; or L1, where there is no L2 or it cannot be asked.</summary>
    /// <remarks>A key alone does not say which tags its entry has: one that was invalidated by a tag may still be found.</remarks>
    ValueTask<bool> ExistsAsync(string key, CancellationToken cancellationToken = default);

    /// <summary>How long the entry or counter of <paramref name="key"/> will live.</summary>
    /// <inheritdoc cref="ExistsAsync" path="/remarks"/>
    ValueTask<KeyTimeToLive> GetTimeToLiveAsync(string key, CancellationToken cancellationToken = default);

    /// <summary>
    /// Adds to a counter, atomically over all instances. The first increment sets the window; later ones never extend it, so
    /// the counter is a fixed-window rate limit. Counters are not entries: they are never invalidated, only end with their window.
    /// </summary>
    /// <param name="key">The text of the counter's key.</param>
    /// <param name="window">How long the counter lives from its first increment.</param>
    /// <param name="by">What is added; may be negative.</param>
    /// <param name="cancellationToken">Cancels the wait; the increment may have happened.</param>
    /// <returns>The counter's new value.</returns>
    /// <remarks>Unlike lookups, a counter has no source to fall back to: it throws where L2 is configured and cannot be reached.</remarks>
    ValueTask<long> IncrementAsync(string key, TimeSpan window, long by = 1, CancellationToken cancellationToken = default);
}

namespace Cacheable.WriteBehind;

/// <summary>The writes that were given up, for those who look after them.</summary>
public interface IWriteBehindDeadLetters
{
    /// <summary>
    /// All of a method, each queue group by version. Letters may be replayed and discarded meanwhile; those of a group that come
    /// once its first is listed, such as one that was replayed and died again, are left to the next listing.
    /// </summary>
    /// <param name="method">
    /// The method, <c>ICarts.SaveCartAsync</c>, or the name of its queue, <c>Shop.ICarts.SaveCartAsync</c>; all methods where left out.
    /// </param>
    /// <param name="cancellationToken">Ends the listing.</param>
    /// <exception cref="ArgumentException">No method of this name queues its calls, or methods of several interfaces do.</exception>
    IAsyncEnumerable<WriteBehindDeadLetter> ListAsync(string? method = null, CancellationToken cancellationToken = default);

    /// <summary>Queues a write again, as the newest of its key and due at once.</summary>
    /// <returns><see langword="false"/> where it is gone, or was overwritten by a later write of its key.</returns>
    /// <remarks>It goes over whatever was written to the source beside the queue since.</remarks>
    ValueTask<bool> ReplayAsync(WriteBehindDeadLetter letter, CancellationToken cancellationToken = default);

    /// <summary>Forgets a write for good.</summary>
    /// <returns>Whether it was there.</returns>
    ValueTask<bool> DiscardAsync(WriteBehindDeadLetter letter, CancellationToken cancellationToken = default);
}

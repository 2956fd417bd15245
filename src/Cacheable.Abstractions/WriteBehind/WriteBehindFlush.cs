namespace Cacheable.WriteBehind;

/// <summary>
/// What a sink can ask while a queued write is flushed through it: which write this is. The cache begins one around each call of the
/// decorated service; a test of a sink begins one by hand.
/// </summary>
/// <example>
/// <code>
/// using (WriteBehindFlush.Begin(new FlushedWrite("cart:4", version: 7)))
/// {
///     await carts.SaveCartAsync(4, cart);
/// }
/// </code>
/// </example>
public sealed class WriteBehindFlush : IDisposable
{
    private static readonly AsyncLocal<WriteBehindFlush?> Running = new();

    private readonly WriteBehindFlush? _outer;

    private WriteBehindFlush(IReadOnlyList<FlushedWrite> writes, WriteBehindFlush? outer) => (Writes, _outer) = (writes, outer);

    /// <summary>The flush that the running code is inside of; <see langword="null"/> outside of every one, as where the service is called directly.</summary>
    public static WriteBehindFlush? Current => Running.Value;

    /// <summary>The one write of the running flush.</summary>
    /// <exception cref="InvalidOperationException">No flush is running, or one of a batch.</exception>
    public static FlushedWrite CurrentWrite => Current?.Writes switch
    {
        [var write] => write,
        null => throw new InvalidOperationException(
            "No flush is running, so there is no version to compare. Give one: new GuardedRow(...) { Version = ... }, or begin a flush with WriteBehindFlush.Begin."),
        var writes => throw new InvalidOperationException(
            $"A batch of {writes.Count} writes is being flushed. Say which one this is: new GuardedRow(...) {{ Write = WriteBehindFlush.Current.Writes[n] }}."),
    };

    /// <summary>The writes: one, or for a batch method one for each element of its argument, in that order.</summary>
    public IReadOnlyList<FlushedWrite> Writes { get; }

    /// <summary>Begins a flush for the method that calls this and all that it calls, until it is disposed.</summary>
    /// <param name="writes">The writes, one or more.</param>
    /// <exception cref="ArgumentException">There is none.</exception>
    public static WriteBehindFlush Begin(params IReadOnlyList<FlushedWrite> writes)
    {
        ArgumentNullException.ThrowIfNull(writes);
        if (writes.Count == 0)
        {
            throw new ArgumentException("A flush has at least one write.", nameof(writes));
        }

        return Running.Value = new WriteBehindFlush(writes, Running.Value);
    }

    /// <summary>Ends the flush.</summary>
    public void Dispose()
    {
        // Only where it is the running one: disposed twice, or after the flow has gone on, it must not end another's.
        if (ReferenceEquals(Running.Value, this))
        {
            Running.Value = _outer;
        }
    }
}

namespace Cacheable.WriteBehind;

/// <summary>
/// Hears of every write that this instance gives up. Register one or more, with any lifetime: they are resolved from the scope of the
/// flush.
/// </summary>
public interface IWriteBehindDeadLetterHandler
{
    /// <summary>A write lies among the dead letters now. What this throws is logged.</summary>
    /// <param name="letter">The write.</param>
    /// <param name="exception">What its last attempt threw; <see langword="null"/> where it was given up for another reason.</param>
    /// <param name="cancellationToken">The host stops.</param>
    ValueTask HandleAsync(WriteBehindDeadLetter letter, Exception? exception, CancellationToken cancellationToken);
}

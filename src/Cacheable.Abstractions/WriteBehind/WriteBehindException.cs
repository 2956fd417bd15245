namespace Cacheable.WriteBehind;

/// <summary>A write was not accepted into its queue, or nobody knows whether it was.</summary>
/// <param name="message">What happened and what to do.</param>
/// <param name="mayBeAccepted">Whether it may have been accepted all the same.</param>
/// <param name="innerException">What the remote tier said last.</param>
public abstract class WriteBehindException(string message, bool mayBeAccepted, Exception? innerException)
    : Exception(message, innerException)
{
    /// <summary>
    /// Whether the write may have been accepted all the same, now or later: the remote tier did not answer. It does not come after the next
    /// write of its key that is accepted from this instance.
    /// </summary>
    public bool MayBeAccepted { get; } = mayBeAccepted;
}

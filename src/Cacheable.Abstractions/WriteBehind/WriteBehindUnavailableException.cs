namespace Cacheable.WriteBehind;

/// <summary>The remote tier, which keeps the queue, did not answer in time.</summary>
/// <param name="message">What happened and what to do.</param>
/// <param name="mayBeAccepted">Whether the write may have been accepted all the same.</param>
/// <param name="innerException">What the remote tier said last.</param>
public sealed class WriteBehindUnavailableException(string message, bool mayBeAccepted, Exception? innerException)
    : WriteBehindException(message, mayBeAccepted, innerException);

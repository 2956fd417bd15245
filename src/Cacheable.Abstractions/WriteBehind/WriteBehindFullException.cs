namespace Cacheable.WriteBehind;

/// <summary>The queue had no room for a write: its sink does not keep up, or is away.</summary>
/// <param name="message">What happened and what to do.</param>
/// <param name="mayBeAccepted">Whether an earlier attempt to send it was not answered, so that it may come late.</param>
public sealed class WriteBehindFullException(string message, bool mayBeAccepted) : WriteBehindException(message, mayBeAccepted, innerException: null);

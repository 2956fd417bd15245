namespace Cacheable.WriteBehind;

/// <summary>A queued write cannot be read: damaged, or written by a build that shapes its arguments otherwise.</summary>
internal sealed class UnreadableWriteException(string reason)
    : Exception($"The queued write cannot be read: {reason}. Flush it with the build that queued it, or discard it.");

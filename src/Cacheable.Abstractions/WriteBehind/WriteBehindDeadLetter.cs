using Cacheable.Remote;

namespace Cacheable.WriteBehind;

/// <summary>A queued write that was given up. It is kept until somebody replays or discards it.</summary>
/// <param name="Method">The method that was called, <c>ICarts.SaveCartAsync</c>.</param>
/// <param name="Queue">The queue it lay in, whose name tells two interfaces of one short name apart.</param>
/// <param name="Write">Its key and version.</param>
/// <param name="Attempts">How often it was tried.</param>
/// <param name="Error">Why it was given up.</param>
/// <param name="IsOverwritten">Whether a later write of its key was accepted since, so that it cannot be replayed.</param>
public sealed record WriteBehindDeadLetter(string Method, QueueName Queue, WriteVersion Write, int Attempts, string Error, bool IsOverwritten);

namespace Cacheable.Faults.Queues;

/// <summary>What a process does.</summary>
internal enum QueueRole
{
    /// <summary>Calls the decorated service, and flushes nothing.</summary>
    Writer,

    /// <summary>A host whose worker flushes, until it is killed.</summary>
    Worker,
}

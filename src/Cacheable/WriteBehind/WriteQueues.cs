using System.Collections.Concurrent;

namespace Cacheable.WriteBehind;

/// <summary>Every queue that a decorator of this instance fills.</summary>
internal sealed class WriteQueues
{
    private readonly ConcurrentDictionary<Cacheable.Remote.QueueName, WriteQueue> _queues = new();

    public IReadOnlyCollection<WriteQueue> All => [.. _queues.Values.OrderBy(static queue => queue.Name.Text, StringComparer.Ordinal)];

    /// <exception cref="InvalidOperationException">Another method has a queue of this name.</exception>
    public void Add(WriteQueue queue)
    {
        if (!_queues.TryAdd(queue.Name, queue))
        {
            throw new InvalidOperationException(
                $"{queue.Method}: another method queues its calls as '{queue.Name}'. One of the two would get the other's; give one another name.");
        }
    }
}

namespace Cacheable.Redis;

/// <summary>
/// Gathers the reads of one group that callers ask for at the same time, and sends them together: what the client spends on
/// a command is most of what a read costs. Nobody waits for others to come: what has gathered when a thread is free is sent.
/// </summary>
internal sealed class ReadQueue(GroupKeys group, ReadBatchSender sender) : IThreadPoolWorkItem
{
    // Large enough to make the commands cheap, small enough that large values do not wait for each other long.
    private const int LargestBatch = 32;

    private readonly Lock _lock = new();
    private List<PendingRead> _waiting = [];
    private bool _isSending;

    public void Add(PendingRead read)
    {
        lock (_lock)
        {
            _waiting.Add(read);
            if (_isSending)
            {
                return;
            }

            _isSending = true;
        }

        // Not in front of this thread's own work: other callers are about to ask there.
        ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);
    }

    public void Execute()
    {
        while (Take() is { } batch)
        {
            foreach (var part in batch.Chunk(LargestBatch))
            {
                _ = sender.SendAsync(group, part);
            }
        }
    }

    private List<PendingRead>? Take()
    {
        lock (_lock)
        {
            if (_waiting.Count == 0)
            {
                _isSending = false;
                return null;
            }

            var taken = _waiting;
            _waiting = [];
            return taken;
        }
    }
}

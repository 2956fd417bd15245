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
    private readonly PendingRead[] _waiting = new PendingRead[LargestBatch];
    private int _count;

    public void Add(PendingRead read)
    {
        PendingRead[]? full = null;
        lock (_lock)
        {
            _waiting[_count++] = read;
            if (_count == LargestBatch)
            {
                full = Take();
            }
            else if (_count > 1)
            {
                // The first of them has asked for a thread already.
                return;
            }
        }

        if (full is not null)
        {
            _ = sender.SendAsync(group, full);
        }
        else
        {
            // Not in front of this thread's own work: other callers are about to ask there.
            ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);
        }
    }

    public void Execute()
    {
        PendingRead[] batch;
        lock (_lock)
        {
            batch = Take();
        }

        // Empty where it was full before a thread was free.
        if (batch.Length > 0)
        {
            _ = sender.SendAsync(group, batch);
        }
    }

    private PendingRead[] Take()
    {
        var gathered = _waiting.AsSpan(0, _count);
        var taken = gathered.ToArray();
        gathered.Clear();
        _count = 0;
        return taken;
    }
}

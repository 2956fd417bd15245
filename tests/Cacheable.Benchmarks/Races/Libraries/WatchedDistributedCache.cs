using System.Collections.Concurrent;
using Cacheable.Schedules;
using Microsoft.Extensions.Caching.Distributed;

namespace Cacheable.Benchmarks.Races.Libraries;

/// <summary>Passes everything between a peer and its L2, keeps an answer where a schedule asks for it, and knows what is under way.</summary>
internal sealed class WatchedDistributedCache(IDistributedCache inner) : IDistributedCache
{
    private readonly ConcurrentDictionary<Task, bool> _writes = new();
    private readonly ConcurrentDictionary<string, TaskCompletionSource> _stored = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, Hold> _holds = new(StringComparer.Ordinal);

    /// <summary>Keeps the next answer for a key that ends in <paramref name="suffix"/>.</summary>
    public HeldReply HoldReply(string suffix)
    {
        var hold = _holds[suffix] = new Hold();
        return new HeldReply(hold.Arrived.Task, hold.MayPass.SetResult);
    }

    /// <summary>Completes when an entry has been written.</summary>
    public Task StoredAsync(string key) => StoredSource(key).Task.WaitAsync(ForcedStaleSchedule.Patience);

    /// <summary>Completes when every write that has begun has ended.</summary>
    public Task QuietAsync() => Task.WhenAll(_writes.Keys);

    public async Task<byte[]?> GetAsync(string key, CancellationToken token = default)
    {
        var found = await inner.GetAsync(key, token);
        foreach (var suffix in _holds.Keys)
        {
            if (key.EndsWith(suffix, StringComparison.Ordinal) && _holds.TryRemove(suffix, out var hold))
            {
                hold.Arrived.SetResult();
                await hold.MayPass.Task;
            }
        }

        return found;
    }

    public async Task SetAsync(string key, byte[] value, DistributedCacheEntryOptions options, CancellationToken token = default)
    {
        var write = inner.SetAsync(key, value, options, token);
        _writes[write] = true;
        await write;
        StoredSource(key).TrySetResult();
    }

    public Task RefreshAsync(string key, CancellationToken token = default) => inner.RefreshAsync(key, token);

    public Task RemoveAsync(string key, CancellationToken token = default) => inner.RemoveAsync(key, token);

    public byte[]? Get(string key) => inner.Get(key);

    public void Set(string key, byte[] value, DistributedCacheEntryOptions options) => inner.Set(key, value, options);

    public void Refresh(string key) => inner.Refresh(key);

    public void Remove(string key) => inner.Remove(key);

    private TaskCompletionSource StoredSource(string key) =>
        _stored.GetOrAdd(key, static _ => new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));

    private sealed record Hold
    {
        public TaskCompletionSource Arrived { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public TaskCompletionSource MayPass { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}

using Microsoft.Extensions.Logging;
using StackExchange.Redis;
using ZiggyCreatures.Caching.Fusion.Locking.Distributed;

namespace Cacheable.Benchmarks.Races.Libraries.Fusion;

/// <summary>FusionCache's protection of a cold key across instances: a lock in Redis that is asked for until it is free.</summary>
internal sealed class RedisLocker(IDatabase database) : IFusionCacheDistributedLocker
{
    private static readonly TimeSpan Held = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan BetweenTries = TimeSpan.FromMilliseconds(10);

    public async ValueTask<object?> AcquireLockAsync(
        string cacheName, string cacheInstanceId, string operationId, string key, string lockName, TimeSpan timeout, ILogger? logger, CancellationToken token)
    {
        RedisValue holder = Guid.NewGuid().ToString("N");
        using var tries = new PeriodicTimer(BetweenTries);
        var until = timeout < TimeSpan.Zero ? long.MaxValue : Environment.TickCount64 + (long)timeout.TotalMilliseconds;
        do
        {
            if (await database.LockTakeAsync(lockName, holder, Held))
                return holder;
        }
        while (Environment.TickCount64 < until && await tries.WaitForNextTickAsync(token));

        return null;
    }

    public object? AcquireLock(
        string cacheName, string cacheInstanceId, string operationId, string key, string lockName, TimeSpan timeout, ILogger? logger, CancellationToken token) =>
        AcquireLockAsync(cacheName, cacheInstanceId, operationId, key, lockName, timeout, logger, token).AsTask().GetAwaiter().GetResult();

    public async ValueTask ReleaseLockAsync(
        string cacheName, string cacheInstanceId, string operationId, string key, string lockName, object? lockObj, ILogger? logger, CancellationToken token)
    {
        if (lockObj is RedisValue holder)
            await database.LockReleaseAsync(lockName, holder);
    }

    public void ReleaseLock(
        string cacheName, string cacheInstanceId, string operationId, string key, string lockName, object? lockObj, ILogger? logger, CancellationToken token)
    {
        if (lockObj is RedisValue holder)
            database.LockRelease(lockName, holder);
    }
}

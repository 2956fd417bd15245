using Cacheable.Benchmarks.Harness;
using Cacheable.Benchmarks.Races.Libraries;
using Cacheable.Schedules;

namespace Cacheable.Benchmarks.Races.Probes;

/// <summary>Redis forgets everything when the last trial has invalidated, while every doomed load is still under way.</summary>
internal sealed class FlushedRowCache(InvalidateBy by, IInstance instance, RedisGround redis) : RowCache(by, instance, instance, instance)
{
    private readonly TaskCompletionSource _flushed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _invalidated;

    public override async Task InvalidateAsync(RowKey key)
    {
        await base.InvalidateAsync(key);
        if (Interlocked.Increment(ref _invalidated) == ForcedStaleSchedule.Trials)
        {
            await redis.FlushAsync();
            _flushed.SetResult();
        }

        await _flushed.Task;
    }
}

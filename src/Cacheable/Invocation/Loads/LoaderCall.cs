using Cacheable.Contract;
using Cacheable.EarlyRefresh;
using Cacheable.FailSafe;
using Cacheable.Invocation.L2;
using Cacheable.Remote;
using Cacheable.Telemetry;

namespace Cacheable.Invocation.Loads;

/// <summary>Calls the loader, counts and times it, and gives the lease back when it throws.</summary>
internal sealed class LoaderCall<TValue>(RemoteFill<TValue> fill, MethodMetrics metrics, LoadLimits limits, EngineClock clock)
{
    /// <summary>Calls the loader for all who wait.</summary>
    /// <returns>The value, and how long its load took.</returns>
    public async ValueTask<(TValue Value, TimeSpan Took)> RunAsync(
        EntryKey key, Lease? held, Load<TValue> load, LoadLimit limit, BulkheadPlace place)
    {
        try
        {
            var start = clock.Start();
            var value = await CountAsync(load, limit).ConfigureAwait(false);
            return (value, clock.Since(start));
        }
        catch
        {
            // First the place: giving back the lease may take its time, and fail.
            if (((load as ScopedLoad<TValue>)?.Call ?? limit.LeftBehind) is { } call)
            {
                place.StayWith(call);
            }

            if (held is { } lease)
            {
                await fill.ReleaseAsync(key, lease).ConfigureAwait(false);
            }

            throw;
        }
    }

    /// <summary>Calls the loader for this caller alone: nothing is kept of what it returns.</summary>
    public async ValueTask<TValue> RunAsync(Load<TValue> load, CancellationToken cancellationToken)
    {
        using var unlimited = limits.None(cancellationToken);
        return await CountAsync(load, unlimited).ConfigureAwait(false);
    }

    private async ValueTask<TValue> CountAsync(Load<TValue> load, LoadLimit limit)
    {
        metrics.Loads.Increment();
        var start = clock.Start();
        try
        {
            return await limit.WaitAsync(load.RunAsync(limit.Token)).ConfigureAwait(false);
        }
        catch
        {
            metrics.LoadFailures.Increment();
            throw;
        }
        finally
        {
            metrics.RecordLoad(clock.Since(start).TotalSeconds);
        }
    }
}

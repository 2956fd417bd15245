using Cacheable.Contract;
using Cacheable.EarlyRefresh;
using Cacheable.Flights;
using Cacheable.Invocation.Landings;
using Cacheable.Invocation.Policies;
using Cacheable.Telemetry;

namespace Cacheable.Invocation.Misses;

/// <summary>Flights that go on without the caller who began them, where a stale value is there for those who do not want to wait for long.</summary>
internal sealed class LoneFlights<TKey, TValue>(StaleValues<TKey, TValue> stale, BackgroundLoads background)
    where TKey : struct, ICacheKey, IEquatable<TKey>
{
    /// <summary>Has <paramref name="flight"/> led in the background from now on.</summary>
    /// <returns>Whether it is; otherwise its caller leads it on.</returns>
    public bool TryBegin(
        TKey key, Flight<TValue> flight, EntryPolicy policy, Load<TValue> load, Func<Load<TValue>, CancellationToken, ValueTask<FlightOutcome<TValue>?>> lead)
    {
        if (stale.Find(key, flight, policy, StaleReason.SoftTimeout) is null)
        {
            return false;
        }

        // The flight is told where it came from, so that a loader that asks for its own key is told so too.
        var chain = FlightChain.Current;
        return background.TryBegin(async stopping =>
        {
            FlightChain.Continue(chain);
            await lead(background.InScope(load), stopping).ConfigureAwait(false);
        });
    }
}

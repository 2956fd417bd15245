using Cacheable.Contract;
using Cacheable.EarlyRefresh;
using Cacheable.Flights;
using Cacheable.Invocation.L1;
using Cacheable.Invocation.Policies;

namespace Cacheable.Invocation.Refreshes;

/// <summary>
/// Refreshes entries before they end, so that nobody waits for it: each lookup that finds one draws, and the drawn refresh is a flight
/// of its own or, without L2, one that callers join who miss meanwhile.
/// </summary>
/// <param name="joined">Leads where L1 stands alone: who begins a flight has missed, and waits for the refresh.</param>
/// <param name="apart">Leads where L2 may have the entry though L1 has lost it: a flight finds it there and waits for nobody, and otherwise for the refresh's lease.</param>
/// <param name="failed">Which keys rest.</param>
/// <param name="background">Where refreshes run that no caller waits for.</param>
/// <param name="clock">Draws.</param>
/// <param name="hasL2">Whether there is an L2.</param>
internal sealed class EarlyRefresher<TKey, TValue>(
    RefreshLeader<TKey, TValue> joined,
    RefreshLeader<TKey, TValue> apart,
    FailedRefreshes<TKey> failed,
    BackgroundLoads background,
    EngineClock clock,
    bool hasL2)
    where TKey : struct, ICacheKey, IEquatable<TKey>
{
    /// <summary>Gives a value that L1 holds and that is due.</summary>
    public ValueTask<TValue> GiveAsync(
        TKey key, LateEntry<TValue> due, EntryPolicy policy, Load<TValue> load, CancellationToken cancellationToken) =>
        GiveAsync(key, due.Stored, policy, due.Afterlife.Scale, due.Afterlife.End - due.Now, load, cancellationToken);

    /// <summary>Gives a value that L2 holds.</summary>
    public ValueTask<TValue> GiveAsync(
        TKey key, TValue value, EntryPolicy policy, EntryTimes times, Load<TValue> load, CancellationToken cancellationToken) =>
        GiveAsync(key, value, policy, policy.Beta * times.Load.TotalMilliseconds, times.Life.TotalMilliseconds, load, cancellationToken);

    private ValueTask<TValue> GiveAsync(
        TKey key, TValue value, EntryPolicy policy, double scale, double left, Load<TValue> load, CancellationToken cancellationToken)
    {
        if (policy.Beta <= 0 || scale <= 0)
        {
            return new ValueTask<TValue>(value);
        }

        var draw = RefreshDraw.Of(scale, clock.NextRandom());
        if (!draw.Refreshes(left) || failed.IsResting(key))
        {
            return new ValueTask<TValue>(value);
        }

        // Whoever leads it already refreshes, or loads what is no longer there.
        var leader = hasL2 && policy.Tiers.HasFlag(CacheTiers.L2) ? apart : joined;
        var flight = leader.JoinOrBegin(key, out var leads);
        if (!leads)
        {
            return new ValueTask<TValue>(value);
        }

        if (policy.RefreshInline)
        {
            return RefreshAsync(leader, key, value, flight, policy, draw, load, cancellationToken);
        }

        Begin(leader, key, flight, policy, draw, load);
        return new ValueTask<TValue>(value);
    }

    private void Begin(
        RefreshLeader<TKey, TValue> leader, TKey key, Flight<TValue> flight, EntryPolicy policy, RefreshDraw draw, Load<TValue> load)
    {
        if (!background.TryBegin(stopping => leader.LeadAsync(key, flight, policy, draw, background.InScope(load), stopping)))
        {
            leader.HandOver(key, flight);
        }
    }

    private static async ValueTask<TValue> RefreshAsync(
        RefreshLeader<TKey, TValue> leader,
        TKey key,
        TValue value,
        Flight<TValue> flight,
        EntryPolicy policy,
        RefreshDraw draw,
        Load<TValue> load,
        CancellationToken cancellationToken)
    {
        var refreshed = await leader.LeadAsync(key, flight, policy, draw, load, cancellationToken).ConfigureAwait(false);
        cancellationToken.ThrowIfCancellationRequested();
        return refreshed.HasValue ? refreshed.Value : value;
    }
}

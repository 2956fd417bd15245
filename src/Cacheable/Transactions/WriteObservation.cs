using System.Transactions;
using Cacheable.Telemetry;
using Microsoft.Extensions.Logging;

namespace Cacheable.Transactions;

/// <summary>
/// Decides where a decorated write belongs. More invalidations than needed are misses, fewer are lies: so it belongs to everything that
/// was seen, declared or open around it, and to none of that only where there is none.
/// </summary>
internal sealed class WriteObservation(UnitsOfWork units, AmbientTransactions ambients, GuardedLog<WriteObservation> logger)
{
    /// <summary>The call begins. What the calling async method runs from here on is observed.</summary>
    /// <param name="scope">The DI scope of the decorator.</param>
    /// <param name="owes">What a transaction owes as soon as the call is seen to write in it.</param>
    public ObservedWrite Begin(CacheScope scope, OwedAction owes) =>

        // What the caller is inside of is asked for here: it may end inside the call, and an ambient transaction without its async flow is
        // not there after an await.
        new(this, scope, owes, ObservedCall.Begin(owes), units.Current, AmbientTransactions.Current);

    /// <summary>The unit of work and the ambient transaction around the running code.</summary>
    public IEnumerable<EngineTransaction> Declared()
    {
        if (units.Current is { } unit)
        {
            yield return unit;
        }

        if (AmbientTransactions.Current is { } ambient)
        {
            yield return ambients.Of(ambient);
        }
    }

    public WritePlace PlaceOf(string method, CacheScope scope, ObservedCall call, EngineTransaction? unitBefore, Transaction? ambientBefore)
    {
        var before = new[] { unitBefore, ambientBefore is null ? null : ambients.Of(ambientBefore) }.OfType<EngineTransaction>().ToArray();
        var seen = call.Written.Concat(Declared()).Concat(before).ToHashSet();
        var certain = seen.Where(static transaction => transaction.IsOpen).ToHashSet();
        var uncertain = OpenIn(method, scope, out var isKnown).Where(transaction => transaction.IsOpen && !certain.Contains(transaction));
        List<WriteOwner> owners =
        [
            .. certain.Select(static transaction => new WriteOwner(transaction, IsCertain: true)),
            .. uncertain.Select(static transaction => new WriteOwner(transaction, IsCertain: false)),
        ];
        return new WritePlace(
            owners,
            IsAtOnce: owners.Count == 0 || call.WroteOutside || !isKnown || before.Union(certain).Any(static transaction => transaction.MayBeCommitted),
            IsWhole: isKnown && owners.All(static owner => owner is { IsCertain: true, Transaction.Home.IsUnsaved: false }) && IsOnePlace(seen, call));
    }

    /// <summary>Whether a call was seen to write in one place at most, and to rest on nothing that another may undo.</summary>
    private static bool IsOnePlace(HashSet<EngineTransaction> seen, ObservedCall call)
    {
        var homes = seen.Select(static transaction => transaction.Home).ToHashSet();
        return homes.Count + (call.WroteOutside ? 1 : 0) <= 1
            && homes.All(static home => home.IsCommitted || (home.IsOpen && !home.MayBeCommitted))
            && call.Read.All(read => homes.Contains(read.Home) || !read.MayBeUndone);
    }

    private List<EngineTransaction> OpenIn(string method, CacheScope scope, out bool isKnown)
    {
        var open = new List<CacheTransaction>();
        try
        {
            scope.AddOpen(open);
            isKnown = true;
        }
        catch (Exception exception)
        {
            // A scope that was disposed while its call went on, for one. What was added before still counts.
            logger.ScopeUnknown(exception, method);
            isKnown = false;
        }

        return [.. open.Distinct().Cast<EngineTransaction>()];
    }
}

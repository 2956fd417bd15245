using System.Transactions;

namespace Cacheable.Transactions;

/// <summary>A decorated write that runs, and what is seen of it.</summary>
internal sealed class ObservedWrite(WriteObservation observation, CacheScope scope, OwedAction owes, ObservedCall call, EngineTransaction? unit, Transaction? ambient)
{
    /// <summary>The call has returned or thrown: where its write belongs.</summary>
    public WritePlace Place() => observation.PlaceOf(owes.Method, scope, call, unit, ambient);
}

using Cacheable.Faults.Kinds;

namespace Cacheable.Faults.Run;

/// <summary>One step of a schedule: a fault for all, or a fault of the network for each of several instances at once.</summary>
internal sealed record Step(FaultKind? Single, IReadOnlyList<NetworkFault> Volley)
{
    public static Step Of(FaultKind kind) => new(kind, []);

    public static Step Of(IReadOnlyList<NetworkFault> volley) => new(null, volley);
}

using Cacheable.Faults.Oracle;
using Cacheable.Faults.Run;

namespace Cacheable.Faults.Kinds;

/// <summary>What a fault has to act on.</summary>
internal sealed record Stage(OracleMap Map, Fleet Fleet, Ground Ground, TimeSpan L1Lease, Random Random)
{
    public ServerSet Servers => Ground.Servers ?? throw new InvalidOperationException("The server of this run is not ours to harm.");

    public ClusterSet Cluster => Ground.Cluster ?? throw new InvalidOperationException("This run is not on a cluster.");

    public Worker AnyWorker => Fleet.Workers[Random.Next(Fleet.Workers.Count)];

    public bool Toss => Random.Next(2) == 0;

    /// <summary>Lets a fault last.</summary>
    public Task LastAsync(double fewestMilliseconds, double mostMilliseconds) =>
        Pause.ForMilliseconds(fewestMilliseconds + (Random.NextDouble() * (mostMilliseconds - fewestMilliseconds)));

    /// <summary>So long that whatever an instance had not heard by a message it has heard by asking.</summary>
    public Task UntilAllHeardAsync() => Pause.For(L1Lease * 1.5);
}

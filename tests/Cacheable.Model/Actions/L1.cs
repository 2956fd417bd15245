using Cacheable.Model.Configurations;
using Cacheable.Model.State;

namespace Cacheable.Model.Actions;

/// <summary>L1 of one instance as callers meet it.</summary>
internal static class L1
{
    /// <summary>Whether a lookup now would return the entry.</summary>
    public static bool CanHit(in Instance instance, Setup setup) =>
        instance.HasEntry && (instance.Proof > 0 || instance.EntryAge > 0 || !setup.Has(Protections.Proof));

    /// <summary>Whether a caller now would join the flight.</summary>
    public static bool CanJoin(in World world, in Flight flight, Setup setup) =>
        flight.Exists && !flight.IsReplaced
        && (!flight.IsDoomed || !setup.Has(Protections.EpochsAtJoin))
        && (!setup.L1 || flight.Age > 0 || world.Instances[flight.Owner].Proof > 0 || !setup.Has(Protections.ProofAtJoin));

    public static void Publish(ref World world, in Flight flight, Setup setup)
    {
        if (!setup.L1 || (flight.IsDoomed && (setup.Has(Protections.EpochsAtPublish) || setup.Has(Protections.EpochsAtLookup))))
        {
            return;
        }

        ref var instance = ref world.Instances[flight.Owner];
        (instance.HasEntry, instance.EntryVersion, instance.EntryAge, instance.EntryExcused) =
            (true, flight.Version, flight.Age, flight.IsExcused);
    }
}

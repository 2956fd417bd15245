using Cacheable.Model.Actions;
using Cacheable.Model.Configurations;
using Cacheable.Model.State;

namespace Cacheable.Model.Properties;

/// <summary>
/// The oracle. A read is stale iff it began after an invalidation ended and returned a version older than the one committed before
/// that invalidation began. Ended means: Applied, for every read of L2 at once and for every L1 after its lease; Applied or
/// Deferred, for the instance itself at once. What L2 has lost binds only instances that knew it.
/// </summary>
internal static class Guarantees
{
    /// <summary>The guarantee that this world breaks, or broke on the way.</summary>
    public static Guarantee Check(in World world, Setup setup)
    {
        if (world.Ambient.Broken != 0)
        {
            return (Guarantee)world.Ambient.Broken;
        }

        for (var index = 0; index < setup.Instances; index++)
        {
            var instance = world.Instances[index];
            if (L1.CanHit(instance, setup) && !instance.EntryExcused && Judge(world, index, instance.EntryVersion) is var broken and not Guarantee.None)
            {
                return broken;
            }
        }

        for (var index = 0; index < setup.Flights; index++)
        {
            var flight = world.Flight(index);
            if (flight.HasValue && !flight.IsExcused && L1.CanJoin(world, flight, setup)
                && Judge(world, flight.Owner, flight.Version) is var broken and not Guarantee.None)
            {
                return broken;
            }
        }

        return Guarantee.None;
    }

    /// <summary>Judges the answer of L2 at the moment L2 gives it, against what was promised before it was asked.</summary>
    public static void JudgeRemoteRead(ref World world, in Flight flight, in Server server, Setup setup)
    {
        if (server.ValueVersion < Math.Min(flight.PublicNeed, server.ClearedAt))
        {
            world.Ambient.Broken = (int)Guarantee.RemoteRead;
        }
        else if (server.ValueVersion < flight.OwnNeed && !IsExcused(flight, server, setup))
        {
            world.Ambient.Broken = (int)Guarantee.LostData;
        }
    }

    /// <summary>
    /// Servers were switched without a word, and what is there now has been invalidated as often as what is gone: one read cannot
    /// tell, the next sync does.
    /// </summary>
    public static bool IsExcused(in Flight flight, in Server server, Setup setup) =>
        setup.SwitchesSilently
        && flight.KnownIncarnation == server.Incarnation && server.Sequence >= flight.KnownSequence
        && flight.KnownMark != 0 && ((server.Done >> flight.KnownMark) & 1) == 0;

    private static Guarantee Judge(in World world, int instance, int version)
    {
        if (version < world.Instances[instance].OwnNeed)
        {
            return Guarantee.OwnInstance;
        }

        return version < Math.Min(world.Ambient.PromisedToAll, world.Servers[world.HomeOf(instance)].ClearedAt)
            ? Guarantee.OtherInstance
            : Guarantee.None;
    }
}

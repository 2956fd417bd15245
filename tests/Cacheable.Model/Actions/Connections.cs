using Cacheable.Model.Configurations;
using Cacheable.Model.State;

namespace Cacheable.Model.Actions;

/// <summary>What a broken connection and a dead process take with them.</summary>
internal static class Connections
{
    /// <summary>Replies on the way are lost. What L2 has not executed may still be sent on the next connection.</summary>
    public static void Break(ref World world, int index, Setup setup)
    {
        ref var instance = ref world.Instances[index];
        var mustSync = instance.MustSync || setup.Has(Protections.SyncOnReconnect);
        Knowledge.Doubt(ref instance);
        instance.MustSync = mustSync;
        if (instance.Replay == ReplayPhase.Executed)
        {
            ReplayActions.Lose(ref world, index);
        }

        for (var slot = 0; slot < World.MostInvalidations; slot++)
        {
            var invalidation = world.Invalidation(slot);
            if (invalidation.Phase == InvalidationPhase.Executed && invalidation.Owner == index)
            {
                InvalidationActions.Defer(ref world, slot, setup);
            }
        }

        for (var slot = 0; slot < setup.Flights; slot++)
        {
            var flight = world.Flight(slot);
            if (flight.Owner == index && flight.Phase is FlightPhase.ReadSent or FlightPhase.LeaseSent && setup.Has(Protections.DoubtEndsQuestions))
            {
                flight.ForgetQuestion();
                (flight.Phase, flight.Age, flight.Version) = (FlightPhase.Unleased, 0, 0);
                world.Set(slot, flight);
                FlightEnds.Settle(ref world, slot, setup);
            }
        }
    }

    /// <summary>The process dies and another takes its place, which knows nothing. What it had sent may still be executed.</summary>
    public static void Restart(ref World world, int index, Setup setup)
    {
        for (var slot = 0; slot < setup.Flights; slot++)
        {
            if (world.Flight(slot).Exists && world.Flight(slot).Owner == index)
            {
                world.Set(slot, default(Flight));
            }
        }

        for (var slot = 0; slot < World.MostInvalidations; slot++)
        {
            if (world.Invalidation(slot).Phase != InvalidationPhase.None && world.Invalidation(slot).Owner == index)
            {
                world.Set(slot, default(PendingInvalidation));
            }
        }

        for (var mark = 1; mark <= world.Ambient.LastMark; mark++)
        {
            var executed = world.Executed(mark);
            if (executed.Sender == index)
            {
                executed.Sender = World.MostInstances;
                world.Set(mark, executed);
            }
        }

        world.Instances[index] = new Instance { MustSync = true };
    }
}

using Cacheable.Model.Configurations;
using Cacheable.Model.State;

namespace Cacheable.Model.Actions;

/// <summary>Time: one tick for everybody, because what is compared is never two clocks but two spans.</summary>
internal sealed class ClockActions(Setup setup) : IActor
{
    public void Expand(in World world, Successors successors)
    {
        if (!setup.L1)
        {
            return;
        }

        var next = world;
        ref var ambient = ref next.Ambient;
        ambient.PromisedToAll = Math.Max(ambient.PromisedToAll, setup.LeaseTicks == 1 ? ambient.Promised : ambient.PromisedEarlier);
        ambient.PromisedEarlier = setup.LeaseTicks == 1 ? 0 : ambient.Promised;
        for (var index = 0; index < setup.Instances; index++)
        {
            ref var instance = ref next.Instances[index];
            instance.Proof = Math.Max(0, instance.Proof - 1);
            instance.EntryAge = Math.Max(0, instance.EntryAge - 1);
            instance.SyncAge = Math.Max(0, instance.SyncAge - 1);
        }

        for (var index = 0; index < setup.Flights; index++)
        {
            Age(ref next, index);
        }

        if (!next.Words.SequenceEqual(world.Words))
        {
            successors.Add(next, new Step(StepKind.Tick));
        }
    }

    private void Age(ref World world, int index)
    {
        var flight = world.Flight(index);
        if (!flight.Exists)
        {
            return;
        }

        flight.Age = Math.Max(0, flight.Age - 1);
        if (flight.Phase is FlightPhase.ReadSent or FlightPhase.LeaseSent && L1.CanJoin(world, flight, setup))
        {
            // Whoever joins from now on may demand more of the answer than who began it.
            flight.PublicNeed = Math.Max(flight.PublicNeed, world.Ambient.PromisedToAll);
        }

        world.Set(index, flight);
    }
}

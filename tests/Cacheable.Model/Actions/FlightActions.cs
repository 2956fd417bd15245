using Cacheable.Model.Configurations;
using Cacheable.Model.State;

namespace Cacheable.Model.Actions;

/// <summary>What a flight does itself: begin, ask, load, publish. What L2 does with its commands is in <see cref="FlightCommands"/>.</summary>
internal sealed class FlightActions(Setup setup) : IActor
{
    public void Expand(in World world, Successors successors)
    {
        for (var instance = 0; instance < setup.Instances; instance++)
        {
            Begin(world, instance, successors);
        }

        for (var index = 0; index < setup.Flights; index++)
        {
            Continue(world, index, successors);
        }
    }

    private void Begin(in World world, int instance, Successors successors)
    {
        var free = -1;
        for (var index = setup.Flights - 1; index >= 0; index--)
        {
            var other = world.Flight(index);
            if (!other.Exists)
            {
                free = index;
            }
            else if (other.Owner == instance && L1.CanJoin(world, other, setup))
            {
                return;
            }
        }

        if (free < 0)
        {
            return;
        }

        var next = world;
        if (L1.CanHit(world.Instances[instance], setup))
        {
            // L1 may evict at any time; it makes a difference only when a caller comes and misses.
            next.Instances[instance].DropEntry();
        }

        for (var index = 0; index < setup.Flights; index++)
        {
            var other = next.Flight(index);
            if (other.Exists && other.Owner == instance && !other.IsReplaced)
            {
                other.IsReplaced = true;
                next.Set(index, other);
            }
        }

        var flight = new Flight { Owner = instance };
        if (IsOpen(world.Instances[instance]))
        {
            next.Set(free, Questions.Ask(world, flight, FlightPhase.ReadSent, setup));
            successors.Add(next, new Step(StepKind.BeginFlight, instance, free));
        }

        if (!IsOpen(world.Instances[instance]) || setup.LosesCommands)
        {
            flight.Phase = FlightPhase.Unleased;
            next.Set(free, flight);
            successors.Add(next, new Step(StepKind.BeginFlightWithoutL2, instance, free));
        }
    }

    private void Continue(in World world, int index, Successors successors)
    {
        var flight = world.Flight(index);
        var next = world;
        switch (flight.Phase)
        {
            case FlightPhase.Hit:
                L1.Publish(ref next, flight, setup);
                End(next, index, new Step(StepKind.LandHit, flight.Owner, index), successors);
                break;
            case FlightPhase.Granted or FlightPhase.Unleased:
                Load(world, index, successors);
                break;
            case FlightPhase.Keeping:
                L1.Publish(ref next, flight, setup);
                End(next, index, new Step(StepKind.Publish, flight.Owner, index), successors);
                break;
        }
    }

    private void Load(in World world, int index, Successors successors)
    {
        var flight = world.Flight(index);
        var isLeased = flight.Phase == FlightPhase.Granted;
        if (!isLeased || setup.Has(Protections.LeaseBeforeLoad))
        {
            (flight.Version, flight.Age) = (world.Ambient.Source, setup.LeaseTicks);
        }

        flight.Phase = isLeased ? FlightPhase.FillSent : FlightPhase.Keeping;
        var next = world;
        next.Set(index, flight);
        if (isLeased && !setup.Has(Protections.RemoteFillFirst))
        {
            L1.Publish(ref next, flight, setup);
        }

        successors.Add(next, new Step(isLeased ? StepKind.Load : StepKind.LoadWithoutLease, flight.Owner, index));
    }

    private bool IsOpen(in Instance instance) =>
        !instance.MustSync && (!instance.IsOwing || !setup.Has(Protections.JournalClosesL2));

    private static void End(World next, int index, Step step, Successors successors)
    {
        next.Set(index, default(Flight));
        successors.Add(next, step);
    }
}

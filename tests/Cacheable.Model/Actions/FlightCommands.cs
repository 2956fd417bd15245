using Cacheable.Model.Configurations;
using Cacheable.Model.Properties;
using Cacheable.Model.State;

namespace Cacheable.Model.Actions;

/// <summary>What becomes of a flight's commands: L2 executes them, or they or their replies are lost.</summary>
internal sealed class FlightCommands(Setup setup, RemoteScripts scripts) : IActor
{
    public void Expand(in World world, Successors successors)
    {
        for (var index = 0; index < setup.Flights; index++)
        {
            var flight = world.Flight(index);
            switch (flight.Phase)
            {
                case FlightPhase.ReadSent:
                    Read(world, index, successors);
                    Lose(world, index, FlightPhase.Unleased, StepKind.LoseRead, successors);
                    break;
                case FlightPhase.LeaseSent:
                    Lease(world, index, successors);
                    Lose(world, index, FlightPhase.Unleased, StepKind.LoseLease, successors);
                    break;
                case FlightPhase.Granted:
                    Lose(world, index, FlightPhase.Unleased, StepKind.LoseLease, successors);
                    break;
                case FlightPhase.FillSent:
                    Fill(world, index, successors);
                    Lose(world, index, FlightPhase.Keeping, StepKind.LoseFill, successors);
                    break;
            }
        }
    }

    private void Read(in World world, int index, Successors successors)
    {
        var next = world;
        var flight = world.Flight(index);
        var server = world.Servers[world.HomeOf(flight.Owner)];
        if (scripts.HasValidValue(server) && IsTrusted(flight, server))
        {
            Accept(ref next, index, server);
        }
        else
        {
            if (scripts.HasValidValue(server))
            {
                Knowledge.Doubt(ref next.Instances[flight.Owner]);
            }

            AskForLease(ref next, index);
        }

        successors.Add(next, new Step(StepKind.ExecuteRead, flight.Owner, index));
        if (setup.Expiry && server.ValueIncarnation != 0)
        {
            // It expired just before; earlier would make no difference.
            next = world;
            next.Servers[world.HomeOf(flight.Owner)].DropValue();
            AskForLease(ref next, index);
            successors.Add(next, new Step(StepKind.ExpireValue, flight.Owner, index));
        }
    }

    /// <summary>A miss is followed by the request for the lease, which is one more question.</summary>
    private void AskForLease(ref World world, int index)
    {
        var flight = Questions.Ask(world, world.Flight(index), FlightPhase.LeaseSent, setup);
        flight.Version = setup.Has(Protections.LeaseBeforeLoad) ? 0 : world.Ambient.Source;
        world.Set(index, flight);
    }

    private void Lease(in World world, int index, Successors successors)
    {
        var next = world;
        var flight = world.Flight(index);
        var home = world.HomeOf(flight.Owner);
        if (!RemoteScripts.EnsureMetadata(ref next, home))
        {
            return;
        }

        ref var server = ref next.Servers[home];
        if (scripts.HasValidValue(server))
        {
            if (IsTrusted(flight, server))
            {
                Accept(ref next, index, server);
            }
            else
            {
                Knowledge.Doubt(ref next.Instances[flight.Owner]);
                var replaced = next;
                GiveUp(ref next, index, FlightPhase.Unleased);

                // Where the read was not believed either, the lease is asked for over what is there.
                Grant(ref replaced, index, home);
                successors.Add(replaced, new Step(StepKind.ExecuteLease, flight.Owner, index));
            }
        }
        else if (RemoteScripts.HasValidLease(server) && !setup.Expiry)
        {
            return;
        }
        else
        {
            // A holder may have died: its lease expires just before.
            Grant(ref next, index, home);
        }

        successors.Add(next, new Step(StepKind.ExecuteLease, flight.Owner, index));
        if (setup.Expiry && server.ValueIncarnation != 0)
        {
            next = world;
            RemoteScripts.EnsureMetadata(ref next, home);
            next.Servers[home].DropValue();
            Grant(ref next, index, home);
            successors.Add(next, new Step(StepKind.ExpireValue, flight.Owner, index));
        }
    }

    private void Grant(ref World world, int index, int home)
    {
        ref var server = ref world.Servers[home];
        var flight = world.Flight(index);
        var token = Tokens.Free(world, setup);
        RemoteScripts.Grant(ref server, token);
        flight.ForgetQuestion();
        flight.Phase = FlightPhase.Granted;
        (flight.LeaseToken, flight.LeaseIncarnation, flight.LeaseStamp) = (token, server.LeaseIncarnation, server.LeaseStamp);
        flight.Age = setup.Has(Protections.LeaseBeforeLoad) ? 0 : flight.Age;
        world.Set(index, flight);
    }

    private void Fill(in World world, int index, Successors successors)
    {
        var next = world;
        var flight = world.Flight(index);
        var isStored = scripts.Fill(
            ref next.Servers[world.HomeOf(flight.Owner)], flight.LeaseToken, flight.LeaseIncarnation, flight.LeaseStamp, flight.Version);
        Answer(next, index, isStored, successors);
        if (isStored && setup.Expiry && setup.Has(Protections.LeaseAtFill))
        {
            // The lease expired just before.
            next = world;
            next.Servers[world.HomeOf(flight.Owner)].DropLease();
            Answer(next, index, isStored: false, successors);
        }
    }

    private void Answer(in World world, int index, bool isStored, Successors successors)
    {
        var owner = world.Flight(index).Owner;
        var next = world;
        if (isStored)
        {
            GiveUp(ref next, index, FlightPhase.Keeping);
        }
        else
        {
            next.Set(index, default(Flight));
        }

        successors.Add(next, new Step(isStored ? StepKind.ExecuteFill : StepKind.RefuseFill, owner, index));
        if (!isStored && setup.LosesCommands)
        {
            next = world;
            GiveUp(ref next, index, FlightPhase.Keeping);
            successors.Add(next, new Step(StepKind.LoseFill, owner, index));
        }
    }

    private void Lose(in World world, int index, FlightPhase phase, StepKind step, Successors successors)
    {
        if (!setup.LosesCommands)
        {
            return;
        }

        var next = world;
        GiveUp(ref next, index, phase);
        successors.Add(next, new Step(step, world.Flight(index).Owner, index));
    }

    private void GiveUp(ref World world, int index, FlightPhase phase)
    {
        var flight = world.Flight(index);
        flight.ForgetQuestion();
        flight.Phase = phase;
        if (phase == FlightPhase.Unleased)
        {
            flight.Age = flight.Version = 0;
        }

        world.Set(index, flight);
        FlightEnds.Settle(ref world, index, setup);
    }

    private void Accept(ref World world, int index, in Server server)
    {
        var flight = world.Flight(index);
        Guarantees.JudgeRemoteRead(ref world, flight, server, setup);
        (flight.Version, flight.IsExcused) = (server.ValueVersion, Guarantees.IsExcused(flight, server, setup));
        flight.ForgetQuestion();
        flight.Phase = FlightPhase.Hit;
        world.Set(index, flight);
        FlightEnds.Settle(ref world, index, setup);
    }

    private bool IsTrusted(in Flight flight, in Server server) =>
        flight.KnownIncarnation == 0 || !setup.Has(Protections.TrustAtRead)
        || (server.Incarnation == flight.KnownIncarnation && server.Sequence >= flight.KnownSequence);
}

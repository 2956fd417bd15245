using Cacheable.Model.Configurations;
using Cacheable.Model.State;

namespace Cacheable.Model.Actions;

/// <summary>A question to L2 goes out with what is known then; what is known later does not count for the answer.</summary>
internal static class Questions
{
    /// <summary>A miss is followed by the request for the lease, in the same passage: what was known before the first question counts.</summary>
    public static Flight AskOn(in World world, Flight flight, Setup setup)
    {
        (flight.Phase, flight.Age, flight.PublicNeed) = (FlightPhase.LeaseSent, setup.LeaseTicks, world.Ambient.Promised);
        return flight;
    }

    public static Flight Ask(in World world, Flight flight, FlightPhase phase, Setup setup)
    {
        var instance = world.Instances[flight.Owner];
        flight.ForgetQuestion();
        (flight.Phase, flight.Age) = (phase, setup.LeaseTicks);
        flight.PublicNeed = world.Ambient.Promised;
        if (setup.CanRegress)
        {
            flight.OwnNeed = Math.Max(instance.OwnNeed, instance.HearsayNeed);
            (flight.KnownIncarnation, flight.KnownSequence) = (instance.Incarnation, Knowledge.LatestSequence(instance));
        }

        if (setup.SwitchesSilently)
        {
            (flight.KnownMark, flight.KnownUnproven) = (instance.WitnessMark, instance.Unproven);
        }

        return flight;
    }
}

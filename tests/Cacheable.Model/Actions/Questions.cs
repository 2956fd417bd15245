using Cacheable.Model.Configurations;
using Cacheable.Model.State;

namespace Cacheable.Model.Actions;

/// <summary>A question to L2 goes out with what is known then; what is known later does not count for the answer.</summary>
internal static class Questions
{
    public static Flight Ask(in World world, Flight flight, FlightPhase phase, Setup setup)
    {
        var instance = world.Instances[flight.Owner];
        flight.ForgetQuestion();
        (flight.Phase, flight.Age) = (phase, setup.LeaseTicks);
        flight.PublicNeed = world.Ambient.Promised;
        if (setup.CanRegress)
        {
            flight.OwnNeed = Math.Max(instance.OwnNeed, instance.HearsayNeed);
            (flight.KnownIncarnation, flight.KnownSequence) = (instance.Incarnation, instance.WitnessSequence);
        }

        if (setup.SwitchesSilently)
        {
            flight.KnownMark = instance.WitnessMark;
        }

        return flight;
    }
}

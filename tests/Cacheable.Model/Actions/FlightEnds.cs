using Cacheable.Model.Configurations;
using Cacheable.Model.State;

namespace Cacheable.Model.Actions;

/// <summary>Takes away flights from which nothing can come any more, so that worlds that differ only in them are one.</summary>
internal static class FlightEnds
{
    public static void Settle(ref World world, int index, Setup setup)
    {
        var flight = world.Flight(index);
        if (flight.IsDoomed && setup.Has(Protections.EpochsAtJoin)
            && flight.Phase is FlightPhase.Hit or FlightPhase.Unleased or FlightPhase.Keeping)
        {
            flight.End();
            world.Set(index, flight);
        }
    }
}

using Cacheable.Model.Configurations;
using Cacheable.Model.State;

namespace Cacheable.Model.Actions;

/// <summary>The process's own epochs: what an invalidation does to L1 and to flights.</summary>
/// <remarks>An entry is valid while no epoch passed its ticket; the model keeps the outcome of that comparison instead of the numbers.</remarks>
internal static class LocalEpochs
{
    /// <summary>The key, or all, was invalidated: nothing whose ticket is older is returned or joined.</summary>
    public static void Raise(ref World world, int instance, Setup setup)
    {
        if (setup.Has(Protections.EpochsAtLookup))
        {
            world.Instances[instance].DropEntry();
        }

        for (var index = 0; index < setup.Flights; index++)
        {
            var flight = world.Flight(index);
            if (!flight.Exists || flight.Owner != instance)
            {
                continue;
            }

            // Without a ticket from before the question, what comes while L2 is asked or the source is read is not noticed.
            if (setup.Has(Protections.TicketBeforeRead) || flight.Phase is FlightPhase.FillSent or FlightPhase.Keeping)
            {
                flight.IsDoomed = true;
                world.Set(index, flight);
                FlightEnds.Settle(ref world, index, setup);
            }
        }
    }
}

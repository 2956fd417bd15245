using Cacheable.Model.Configurations;
using Cacheable.Model.State;

namespace Cacheable.Model.Actions;

/// <summary>A command that was doubled, or given up and executed all the same: it comes again, at any later time, and nobody waits for its reply.</summary>
internal sealed class LateActions(Setup setup, RemoteScripts scripts) : IActor
{
    public void Expand(in World world, Successors successors)
    {
        if (world.Ambient.Late != LateKind.None)
        {
            Execute(world, successors);
            return;
        }

        if (world.Ambient.LateLeft == 0)
        {
            return;
        }

        for (var index = 0; index < setup.Flights; index++)
        {
            var flight = world.Flight(index);
            if (flight.Phase == FlightPhase.FillSent)
            {
                var words = flight.LeaseToken | (flight.LeaseIncarnation << 3) | (flight.LeaseStamp << 6) | (flight.Version << 9);
                Double(world, LateKind.Fill, words | (world.HomeOf(flight.Owner) << 11), successors);
            }
        }

        for (var index = 0; index < World.MostInvalidations; index++)
        {
            var invalidation = world.Invalidation(index);
            if (invalidation.Phase == InvalidationPhase.Sent)
            {
                Double(world, LateKind.Invalidate, (int)invalidation.Name | (invalidation.Version << 2) | (invalidation.Owner << 4), successors);
            }
        }

        for (var index = 0; index < setup.Instances; index++)
        {
            var instance = world.Instances[index];
            if (instance.Sync == SyncPhase.FenceSent)
            {
                Double(world, LateKind.Fence, instance.SyncIncarnation | (instance.SyncSequence << 3), successors);
            }
        }
    }

    private static void Double(World next, LateKind kind, int words, Successors successors)
    {
        next.Ambient.LateLeft--;
        (next.Ambient.Late, next.Ambient.LateWords) = (kind, words);
        successors.Add(next, new Step(StepKind.DoubleCommand, Subject: (int)kind));
    }

    private void Execute(in World world, Successors successors)
    {
        var next = world;
        var words = world.Ambient.LateWords;
        switch (world.Ambient.Late)
        {
            case LateKind.Fill:
                scripts.Fill(ref next.Servers[words >> 11], words & 7, (words >> 3) & 7, (words >> 6) & 7, (words >> 9) & 3);
                break;
            case LateKind.Invalidate when scripts.Invalidate(ref next, home: 0, (words >> 4) & 3, (Name)(words & 3), (words >> 2) & 3) == 0:
                return;
            case LateKind.Fence when !scripts.Fence(ref next, home: 0, words & 7, (words >> 3) & 7):
                return;
        }

        next.Ambient.EndLate();
        successors.Add(next, new Step(StepKind.ExecuteLateCommand, Subject: (int)world.Ambient.Late));
    }
}

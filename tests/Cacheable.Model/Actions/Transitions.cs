using Cacheable.Model.Configurations;
using Cacheable.Model.State;

namespace Cacheable.Model.Actions;

/// <summary>All that can happen next, by whomever.</summary>
internal sealed class Transitions
{
    private readonly IActor[] _actors;

    public Transitions(Setup setup)
    {
        var scripts = new RemoteScripts(setup);
        var knowledge = new Knowledge(setup);
        _actors =
        [
            new FlightActions(setup), new FlightCommands(setup, scripts),
            new InvalidationActions(setup, scripts, knowledge), new ReplayActions(setup, scripts, knowledge),
            new LateActions(setup, scripts), new FaultActions(setup),
        ];
        if (setup.FollowsHistory)
        {
            _actors = [.. _actors, new SyncActions(setup, scripts), new ChannelActions(setup, knowledge), new ClockActions(setup)];
        }
    }

    public void Expand(in World world, Successors successors)
    {
        successors.Clear();
        foreach (var actor in _actors)
        {
            actor.Expand(world, successors);
        }
    }

    /// <summary>The world a run begins with: nothing cached, and history known unless the setup says otherwise.</summary>
    public static World Start(Setup setup)
    {
        var world = default(World);
        (world.Ambient.LossesLeft, world.Ambient.SwitchesLeft, world.Ambient.DisconnectsLeft) = (setup.Losses, setup.Switches, setup.Disconnects);
        (world.Ambient.LateLeft, world.Ambient.DeferralsLeft, world.Ambient.RestartsLeft) = (setup.Late, setup.Deferrals, setup.Restarts);
        world.Ambient.CopiesLeft = setup.SplitBrain ? 1 : setup.Switches;
        if (setup.Unsynced)
        {
            for (var index = 0; index < setup.Instances; index++)
            {
                world.Instances[index].MustSync = true;
            }
        }
        else
        {
            RemoteScripts.EnsureMetadata(ref world, home: 0);
            for (var index = 0; index < setup.Instances; index++)
            {
                world.Instances[index].Incarnation = world.Servers[0].Incarnation;
            }
        }

        return world;
    }
}

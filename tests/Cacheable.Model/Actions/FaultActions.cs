using Cacheable.Model.Configurations;
using Cacheable.Model.State;

namespace Cacheable.Model.Actions;

/// <summary>Data expires or is lost; servers are switched; connections break; instances die.</summary>
internal sealed class FaultActions(Setup setup) : IActor
{
    public void Expand(in World world, Successors successors)
    {
        for (var home = 0; home < (world.Ambient.Elsewhere != 0 ? 2 : 1); home++)
        {
            Lose(world, home, successors);
        }

        Switch(world, successors);
        for (var instance = 0; instance < setup.Instances; instance++)
        {
            Cut(world, instance, successors);
        }
    }

    private static void Lose(in World world, int home, Successors successors)
    {
        if (world.Ambient.LossesLeft == 0)
        {
            return;
        }

        var spent = world;
        spent.Ambient.LossesLeft--;
        if (world.Servers[home].Incarnation != 0)
        {
            // What is stored belongs to an incarnation that is gone, so nothing of it is returned any more.
            var next = spent;
            next.Servers[home].DropMetadata();
            next.Servers[home].Done = 0;
            RemoteScripts.Cleared(ref next, home);
            successors.Add(next, new Step(StepKind.LoseMetadata));

            next = spent;
            next.Servers[home] = default;
            next.Servers[home].ClearedAt = world.Servers[home].ClearedAt;
            RemoteScripts.Cleared(ref next, home);
            successors.Add(next, new Step(StepKind.LoseEverything));
        }

        if (world.Servers[home].LogLength != 0)
        {
            var next = spent;
            next.Servers[home].ClearLog();
            successors.Add(next, new Step(StepKind.LoseLog));
        }
    }

    private void Switch(in World world, Successors successors)
    {
        if (world.Ambient.SwitchesLeft == 0)
        {
            return;
        }

        // The replica may lag by any amount, so the copy is of any one moment before.
        if (world.Ambient.Elsewhere == 0 && world.Ambient.CopiesLeft > 0)
        {
            var next = world;
            next.Ambient.CopiesLeft--;
            (next.Servers[1], next.Ambient.HasCopy) = (world.Servers[0], true);
            successors.Add(next, new Step(StepKind.CopyServer));
        }

        if (!world.Ambient.HasCopy)
        {
            return;
        }

        if (setup.SplitBrain)
        {
            for (var instance = 0; instance < setup.Instances; instance++)
            {
                var next = world;
                next.Ambient.SwitchesLeft--;
                next.Ambient.Elsewhere ^= 1 << instance;

                // While it was elsewhere nothing was promised to it beyond what its server knew; now its L1 has a lease's time again.
                RemoteScripts.PromiseAnew(ref next, world.Servers[world.HomeOf(instance)].ClearedAt);
                Connections.Break(ref next, instance, setup);
                successors.Add(next, new Step(StepKind.MoveInstance, instance));
            }
        }
        else
        {
            var next = world;
            next.Ambient.SwitchesLeft--;
            next.Servers[0] = world.Servers[1];
            if (next.Ambient.SwitchesLeft == 0)
            {
                (next.Servers[1], next.Ambient.HasCopy, next.Ambient.CopiesLeft) = (default, false, 0);
            }

            for (var instance = 0; setup.LoudSwitches && instance < setup.Instances; instance++)
            {
                Connections.Break(ref next, instance, setup);
            }

            successors.Add(next, new Step(StepKind.SwitchServers));
        }
    }

    private void Cut(in World world, int instance, Successors successors)
    {
        if (world.Ambient.DisconnectsLeft > 0)
        {
            var next = world;
            next.Ambient.DisconnectsLeft--;
            Connections.Break(ref next, instance, setup);
            successors.Add(next, new Step(StepKind.Disconnect, instance));
        }

        if (world.Ambient.RestartsLeft > 0)
        {
            var next = world;
            next.Ambient.RestartsLeft--;
            Connections.Restart(ref next, instance, setup);
            successors.Add(next, new Step(StepKind.Restart, instance));
        }
    }
}

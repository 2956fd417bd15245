using Cacheable.Model.Configurations;
using Cacheable.Model.State;

namespace Cacheable.Model.Actions;

/// <summary>
/// The channel: any message that was ever published may arrive at any instance at any time, again and again, in any order, or never.
/// </summary>
internal sealed class ChannelActions(Setup setup, Knowledge knowledge) : IActor
{
    public void Expand(in World world, Successors successors)
    {
        for (var mark = 1; mark <= world.Ambient.LastMark; mark++)
        {
            for (var instance = 0; instance < setup.Instances; instance++)
            {
                // A broken connection takes its messages with it, so those of a tail that was lost arrive before the switch or never.
                if (setup.KeepsBranches && setup.LoudSwitches && ((world.Servers[world.HomeOf(instance)].Done >> mark) & 1) == 0)
                {
                    continue;
                }

                var next = world;
                knowledge.Hear(ref next, instance, mark);
                if (!next.Words.SequenceEqual(world.Words))
                {
                    successors.Add(next, new Step(StepKind.DeliverMessage, instance, mark));
                }
            }
        }
    }
}

using System.Numerics;
using Cacheable.Model.Configurations;
using Cacheable.Model.State;

namespace Cacheable.Model.Actions;

/// <summary>The journal: what L2 is owed is sent again until it is answered.</summary>
internal sealed class ReplayActions(Setup setup, RemoteScripts scripts, Knowledge knowledge) : IActor
{
    public void Expand(in World world, Successors successors)
    {
        for (var index = 0; index < setup.Instances; index++)
        {
            var instance = world.Instances[index];
            if (instance.Replay == ReplayPhase.Idle && instance.Owed != 0 && !(instance.MustSync && setup.Has(Protections.LearntOrOwed)))
            {
                Send(world, index, successors);
            }
            else if (instance.Replay == ReplayPhase.Sent)
            {
                Execute(world, index, successors);
                Lose(world, index, successors);
            }
            else if (instance.Replay == ReplayPhase.Executed)
            {
                End(world, index, successors);
                Lose(world, index, successors);
            }
        }
    }

    /// <summary>What was being replayed is owed again.</summary>
    public static void Lose(ref World world, int index)
    {
        ref var instance = ref world.Instances[index];
        instance.Owed |= instance.Replaying;
        instance.EndReplay();
    }

    private static void Send(World next, int index, Successors successors)
    {
        ref var instance = ref next.Instances[index];
        (instance.Replaying, instance.Owed, instance.Replay) = (instance.Owed, 0, ReplayPhase.Sent);
        successors.Add(next, new Step(StepKind.SendReplay, index, instance.Replaying));
    }

    private void Execute(in World world, int index, Successors successors)
    {
        var next = world;
        ref var instance = ref next.Instances[index];
        if (world.Ambient.LastMark + BitOperations.PopCount((uint)instance.Replaying) > setup.Marks)
        {
            return;
        }

        for (var name = Name.Key; name <= Name.Other; name++)
        {
            if ((instance.Replaying & (1 << ((int)name - 1))) == 0)
            {
                continue;
            }

            instance.ReplayMark = scripts.Invalidate(ref next, world.HomeOf(index), index, name, name == Name.Other ? 0 : instance.OwnNeed);
            if (instance.ReplayMark == 0)
            {
                return;
            }
        }

        instance.Replay = ReplayPhase.Executed;
        successors.Add(next, new Step(StepKind.ExecuteReplay, index, instance.ReplayMark));
    }

    private void End(in World world, int index, Successors successors)
    {
        var next = world;
        ref var instance = ref next.Instances[index];
        if (!knowledge.CanLearn(world, index, instance.ReplayMark))
        {
            Lose(ref next, index);
            successors.Add(next, new Step(StepKind.LoseReplay, index));
            return;
        }

        knowledge.Confirm(ref next, index, instance.ReplayMark);
        instance.EndReplay();
        if (instance.Owed == 0)
        {
            next.Ambient.Promised = Math.Max(next.Ambient.Promised, instance.OwnNeed);
        }

        successors.Add(next, new Step(StepKind.EndReplay, index));
    }

    private static void Lose(in World world, int index, Successors successors)
    {
        if (world.Ambient.DeferralsLeft == 0)
        {
            return;
        }

        var next = world;
        next.Ambient.DeferralsLeft--;
        Lose(ref next, index);
        successors.Add(next, new Step(StepKind.LoseReplay, index));
    }
}

using Cacheable.Model.Configurations;
using Cacheable.Model.State;

namespace Cacheable.Model.Actions;

/// <summary>Heartbeats: a sync sent, executed, answered; a fence where history diverged.</summary>
internal sealed class SyncActions(Setup setup, RemoteScripts scripts) : IActor
{
    private readonly SyncAnswer _answer = new(setup);

    public void Expand(in World world, Successors successors)
    {
        for (var index = 0; index < setup.Instances; index++)
        {
            switch (world.Instances[index].Sync)
            {
                case SyncPhase.Idle:
                    Send(world, index, successors);
                    break;
                case SyncPhase.Sent:
                    Execute(world, index, successors);
                    Lose(world, index, StepKind.LoseSync, successors);
                    break;
                case SyncPhase.Answered:
                    var next = world;
                    var relation = (Relation)world.Instances[index].SyncDetail;
                    _answer.Apply(ref next, index);
                    successors.Add(next, new Step(StepKind.EndSync, index, (int)relation));
                    break;
                case SyncPhase.FenceSent:
                    Fence(world, index, successors);
                    Lose(world, index, StepKind.LoseFence, successors);
                    break;
            }
        }
    }

    private void Send(World next, int index, Successors successors)
    {
        ref var instance = ref next.Instances[index];
        (instance.Sync, instance.SyncAge) = (SyncPhase.Sent, setup.LeaseTicks);
        (instance.SyncIncarnation, instance.SyncSequence, instance.SyncMark, instance.SyncDetail) =
            (instance.Incarnation, instance.WitnessSequence, instance.WitnessMark, instance.Heard);
        if (setup.SyncsAtOnce)
        {
            Execute(next, index, successors);
        }
        else
        {
            successors.Add(next, new Step(StepKind.SendSync, index));
        }
    }

    private void Execute(in World world, int index, Successors successors)
    {
        var next = world;
        var home = world.HomeOf(index);
        if (!RemoteScripts.EnsureMetadata(ref next, home))
        {
            return;
        }

        ref var instance = ref next.Instances[index];
        var server = next.Servers[home];
        var (incarnation, sequence, mark, heard) = (instance.SyncIncarnation, instance.SyncSequence, instance.SyncMark, instance.SyncDetail);
        var (relation, missedKey) = HistoryComparison.Compare(server, incarnation, sequence, mark, heard, next, setup.Protections);
        var truth = HistoryComparison.Compare(server, incarnation, sequence, mark, heard, next, Protections.All).Relation;
        instance.Sync = SyncPhase.Answered;
        (instance.SyncIncarnation, instance.SyncSequence, instance.SyncMark, instance.SyncDetail) =
            (server.Incarnation, server.Sequence, server.Mark, (int)relation);
        (instance.SyncMissedKey, instance.SyncEndsHearsay) = (missedKey, truth is Relation.First or Relation.Truncated or Relation.Succeeds);
        successors.Add(next, new Step(StepKind.ExecuteSync, index, (int)relation));
    }

    private void Fence(in World world, int index, Successors successors)
    {
        var next = world;
        ref var instance = ref next.Instances[index];
        if (scripts.Fence(ref next, world.HomeOf(index), over: instance.SyncIncarnation, known: instance.SyncSequence))
        {
            instance.EndSync();
            successors.Add(next, new Step(StepKind.ExecuteFence, index));
        }
    }

    private void Lose(in World world, int index, StepKind step, Successors successors)
    {
        if (setup.LosesCommands)
        {
            var next = world;
            next.Instances[index].EndSync();
            successors.Add(next, new Step(step, index));
        }
    }
}

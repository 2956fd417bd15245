using Cacheable.Model.Configurations;
using Cacheable.Model.State;

namespace Cacheable.Model.Actions;

/// <summary>What an instance does with the answer to a sync.</summary>
internal sealed class SyncAnswer(Setup setup)
{
    public void Apply(ref World world, int index)
    {
        ref var instance = ref world.Instances[index];
        switch ((Relation)instance.SyncDetail)
        {
            case Relation.First:
                Jump(ref world, index, setup.Has(Protections.DropOnFirst), repeat: false);
                break;
            case Relation.Continues:
                Continue(ref world, index);
                break;
            case Relation.Truncated or Relation.Succeeds:
                Jump(ref world, index, setup.Has(Protections.DropOnJump), repeat: true);
                break;
            default:
                Fence(ref instance);
                break;
        }
    }

    private void Continue(ref World world, int index)
    {
        ref var instance = ref world.Instances[index];
        if (instance.SyncMissedKey && setup.Has(Protections.ApplyMissed))
        {
            LocalEpochs.Raise(ref world, index, setup);
        }

        if (instance.SyncSequence > instance.WitnessSequence)
        {
            (instance.WitnessSequence, instance.WitnessMark) = (instance.SyncSequence, instance.SyncMark);
            instance.HearsayNeed = Math.Max(instance.HearsayNeed, VersionOf(world, instance.SyncMark));
        }

        instance.Heard = Math.Max(instance.Heard, instance.SyncSequence);
        Succeed(ref world, index, repeat: false);
    }

    private void Jump(ref World world, int index, bool drop, bool repeat)
    {
        ref var instance = ref world.Instances[index];
        if (drop)
        {
            LocalEpochs.Raise(ref world, index, setup);
        }

        if (instance.Incarnation != instance.SyncIncarnation || instance.WitnessSequence <= instance.SyncSequence)
        {
            (instance.Incarnation, instance.WitnessSequence, instance.WitnessMark) = (instance.SyncIncarnation, instance.SyncSequence, instance.SyncMark);
            instance.Heard = instance.SyncSequence;
        }
        else
        {
            // Messages have told of more while the answer travelled.
            instance.Heard = Math.Max(instance.Heard, instance.SyncSequence);
        }

        instance.HearsayNeed = instance.SyncEndsHearsay ? 0 : instance.HearsayNeed;
        Succeed(ref world, index, repeat);
    }

    private void Succeed(ref World world, int index, bool repeat)
    {
        ref var instance = ref world.Instances[index];
        instance.Proof = Math.Max(instance.Proof, setup.Has(Protections.ProofFromSending) ? instance.SyncAge : setup.LeaseTicks);
        instance.MustSync = false;
        if (repeat && setup.Has(Protections.RepeatOwn))
        {
            instance.Owed |= instance.Recent;
        }

        instance.EndSync();
    }

    private void Fence(ref Instance instance)
    {
        instance.MustSync |= setup.Has(Protections.SyncAfterDivergence);
        var over = instance.SyncIncarnation;
        instance.EndSync();
        instance.Sync = SyncPhase.FenceSent;
        (instance.SyncIncarnation, instance.SyncSequence) = (over, instance.Incarnation);
    }

    private static int VersionOf(in World world, int mark) => mark == 0 ? 0 : world.Executed(mark).Version;
}

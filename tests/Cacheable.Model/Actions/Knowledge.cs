using Cacheable.Model.Configurations;
using Cacheable.Model.State;

namespace Cacheable.Model.Actions;

/// <summary>What an instance learns from a message or from the reply to its own invalidation, and what makes it doubt.</summary>
internal sealed class Knowledge(Setup setup)
{
    /// <summary>A message arrived: it is applied, and counts if it is the next one and nothing is in doubt.</summary>
    public void Hear(ref World world, int index, int mark)
    {
        var executed = world.Executed(mark);
        var known = world.Instances[index];
        if (executed.Incarnation == known.Incarnation && executed.Sequence <= known.Heard)
        {
            // What was heard was applied.
            return;
        }

        // An own one is applied when its reply comes, not when its message does.
        if (executed.Name != Name.Other && executed.Sender != index)
        {
            LocalEpochs.Raise(ref world, index, setup);
        }

        if (executed.Incarnation == known.Incarnation && !known.MustSync)
        {
            var isCounted = executed.Sequence == known.Heard + 1 || !setup.Has(Protections.Gaps);
            Advance(ref world.Instances[index], executed, mark, isCounted ? executed.Sequence : known.Heard);
        }
    }

    /// <summary>Whether the reply to an own invalidation belongs to the history that is known, so that the loss of it would be noticed.</summary>
    public bool CanLearn(in World world, int index, int mark) =>
        !setup.FollowsHistory || !setup.Has(Protections.LearntOrOwed)
        || (!world.Instances[index].MustSync && world.Instances[index].Incarnation == world.Executed(mark).Incarnation);

    /// <summary>L2 replied to an own invalidation.</summary>
    public void Confirm(ref World world, int index, int mark)
    {
        if (!setup.FollowsHistory)
        {
            return;
        }

        ref var known = ref world.Instances[index];
        var executed = world.Executed(mark);
        if (executed.Incarnation == known.Incarnation && !known.MustSync)
        {
            Advance(ref known, executed, mark, known.Heard);
        }
    }

    /// <summary>A connection broke or an answer contradicted: what was asked before answers nothing, and L2 is not read before the next sync.</summary>
    public static void Doubt(ref Instance instance)
    {
        instance.MustSync = true;
        instance.EndSync();
    }

    private static void Advance(ref Instance known, ExecutedInvalidation executed, int mark, int heard)
    {
        known.Heard = heard;
        if (executed.Sequence > known.WitnessSequence)
        {
            (known.WitnessSequence, known.WitnessMark) = (executed.Sequence, mark);
            known.HearsayNeed = Math.Max(known.HearsayNeed, executed.Version);
        }
    }
}

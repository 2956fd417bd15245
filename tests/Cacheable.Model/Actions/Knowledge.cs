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

        if (executed.Incarnation == known.Incarnation && !known.MustSync && !setup.Has(Protections.KnownFromSyncs))
        {
            var isCounted = executed.Sequence == known.Heard + 1 || !setup.Has(Protections.Gaps);
            Advance(ref world.Instances[index], executed, mark, isCounted ? executed.Sequence : known.Heard);
        }
    }

    /// <summary>L2 replied to an own invalidation.</summary>
    public void Confirm(ref World world, int index, int mark)
    {
        if (!setup.FollowsHistory)
        {
            return;
        }

        ref var known = ref world.Instances[index];
        var executed = world.Executed(mark);
        if (setup.Has(Protections.KnownFromSyncs))
        {
            if (!Contains(world, known.WitnessMark, mark))
            {
                known.Unproven = known.Unproven == 0 || known.Unproven == mark ? mark : Instance.Several;
                known.UnprovenSequence = Math.Max(known.UnprovenSequence, executed.Sequence);
            }
        }
        else if (executed.Incarnation == known.Incarnation && !known.MustSync)
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

    /// <summary>A sync has shown a point of history. Whether an own invalidation that should be part of it is not.</summary>
    public static bool MissesOwn(ref World world, int index)
    {
        ref var known = ref world.Instances[index];
        var isShown = known.Unproven is not (0 or Instance.Several) && Contains(world, known.SyncMark, known.Unproven);
        var misses = known.SyncMustShowOwn && !isShown;
        if (isShown || misses)
        {
            ForgetUnproven(ref known);
        }

        // What was answered after the sync was sent, the next one tells.
        return misses;
    }

    public static void ForgetUnproven(ref Instance known) => known.Unproven = known.UnprovenSequence = 0;

    /// <summary>The latest sequence that the instance knows of.</summary>
    public static int LatestSequence(in Instance known) => Math.Max(known.WitnessSequence, known.UnprovenSequence);

    private static bool Contains(in World world, int newest, int mark)
    {
        for (; newest != 0; newest = world.Executed(newest).Before)
        {
            if (newest == mark)
            {
                return true;
            }
        }

        return false;
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

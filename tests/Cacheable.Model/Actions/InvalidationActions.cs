using Cacheable.Model.Configurations;
using Cacheable.Model.State;

namespace Cacheable.Model.Actions;

/// <summary>A write and its invalidation: sent, executed, answered, or deferred.</summary>
internal sealed class InvalidationActions(Setup setup, RemoteScripts scripts, Knowledge knowledge) : IActor
{
    public void Expand(in World world, Successors successors)
    {
        var free = -1;
        for (var index = World.MostInvalidations - 1; index >= 0; index--)
        {
            var invalidation = world.Invalidation(index);
            switch (invalidation.Phase)
            {
                case InvalidationPhase.None:
                    free = index;
                    break;
                case InvalidationPhase.Sent:
                    Execute(world, index, successors);
                    Defer(world, index, successors);
                    break;
                case InvalidationPhase.Executed:
                    End(world, index, successors);
                    Defer(world, index, successors);
                    break;
            }
        }

        for (var instance = 0; free >= 0 && instance < setup.Instances; instance++)
        {
            Begin(world, instance, free, successors);
        }
    }

    /// <summary>The invalidation ends Deferred: it holds here, and L2 is owed it.</summary>
    public static void Defer(ref World world, int index, Setup setup)
    {
        var invalidation = world.Invalidation(index);
        world.Instances[invalidation.Owner].Owed |= NameBit(invalidation.Name);
        EndHere(ref world, index, setup);
    }

    private static int NameBit(Name name) => 1 << ((int)name - 1);

    private void Begin(in World world, int instance, int free, Successors successors)
    {
        if (world.Ambient.Source < setup.Writes)
        {
            var next = world;
            next.Ambient.Source++;
            if (setup.ByKey)
            {
                Send(next, instance, free, Name.Key, StepKind.Write, successors);
            }

            if (setup.ByPrefix)
            {
                Send(next, instance, free, Name.Prefix, StepKind.Write, successors);
            }
        }

        if (world.Ambient.OthersBegun < setup.Others)
        {
            BeginOther(world, instance, free, successors);
        }
    }

    /// <summary>Sent and executed in one step: nothing sees the difference.</summary>
    private void BeginOther(World next, int instance, int free, Successors successors)
    {
        next.Ambient.OthersBegun++;
        var mark = scripts.Invalidate(ref next, next.HomeOf(instance), instance, Name.Other, version: 0);
        if (mark != 0)
        {
            next.Set(free, new PendingInvalidation { Phase = InvalidationPhase.Executed, Owner = instance, Name = Name.Other, Mark = mark });
            successors.Add(next, new Step(StepKind.InvalidateOther, instance, mark));
        }
    }

    private void Send(World next, int instance, int free, Name name, StepKind step, Successors successors)
    {
        next.Set(free, new PendingInvalidation
        {
            Phase = InvalidationPhase.Sent,
            Owner = instance,
            Name = name,
            Version = next.Ambient.Source,
        });
        if (!setup.Has(Protections.RemoteInvalidationFirst))
        {
            LocalEpochs.Raise(ref next, instance, setup);
        }

        successors.Add(next, new Step(step, instance, (int)name));
    }

    private void Execute(in World world, int index, Successors successors)
    {
        var next = world;
        var invalidation = world.Invalidation(index);
        var mark = scripts.Invalidate(
            ref next, world.HomeOf(invalidation.Owner), invalidation.Owner, invalidation.Name, invalidation.Version);
        if (mark == 0)
        {
            return;
        }

        (invalidation.Phase, invalidation.Mark) = (InvalidationPhase.Executed, mark);
        next.Set(index, invalidation);
        successors.Add(next, new Step(StepKind.ExecuteInvalidation, invalidation.Owner, mark));
    }

    private void End(in World world, int index, Successors successors)
    {
        var next = world;
        var invalidation = world.Invalidation(index);
        if (!knowledge.CanLearn(world, invalidation.Owner, invalidation.Mark))
        {
            Defer(ref next, index, setup);
            successors.Add(next, new Step(StepKind.DeferInvalidation, invalidation.Owner, (int)invalidation.Name));
            return;
        }

        knowledge.Confirm(ref next, invalidation.Owner, invalidation.Mark);
        next.Ambient.Promised = Math.Max(next.Ambient.Promised, invalidation.Version);
        EndHere(ref next, index, setup);
        successors.Add(next, new Step(StepKind.EndInvalidation, invalidation.Owner, invalidation.Mark));
    }

    private void Defer(in World world, int index, Successors successors)
    {
        if (world.Ambient.DeferralsLeft == 0)
        {
            return;
        }

        var next = world;
        next.Ambient.DeferralsLeft--;
        Defer(ref next, index, setup);
        successors.Add(next, new Step(StepKind.DeferInvalidation, world.Invalidation(index).Owner, (int)world.Invalidation(index).Name));
    }

    private static void EndHere(ref World world, int index, Setup setup)
    {
        var invalidation = world.Invalidation(index);
        ref var owner = ref world.Instances[invalidation.Owner];
        owner.Recent |= invalidation.Name == Name.Other ? 0 : NameBit(invalidation.Name);
        owner.OwnNeed = Math.Max(owner.OwnNeed, invalidation.Version);
        world.Set(index, default(PendingInvalidation));
        if (setup.Has(Protections.RemoteInvalidationFirst) && invalidation.Name != Name.Other)
        {
            LocalEpochs.Raise(ref world, invalidation.Owner, setup);
        }
    }
}

using Cacheable.Model.Configurations;
using Cacheable.Model.State;

namespace Cacheable.Model.Actions;

/// <summary>What L2 does with a command, atomically, as the scripts do.</summary>
internal sealed class RemoteScripts(Setup setup)
{
    /// <summary>Whether the stored value may be returned.</summary>
    public bool HasValidValue(in Server server) =>
        server.ValueIncarnation != 0 && server.Incarnation != 0
        && (server.ValueIncarnation == server.Incarnation || !setup.Has(Protections.IncarnationAtRead))
        && (server.ValueStamp >= server.NewestEpoch || !setup.Has(Protections.StampAtRead));

    /// <summary>Whether somebody holds a lease that can still be filled under.</summary>
    public static bool HasValidLease(in Server server) =>
        server.LeaseToken != 0 && server.LeaseIncarnation == server.Incarnation && server.LeaseStamp >= server.NewestEpoch;

    /// <summary>Metadata that was lost starts another incarnation. <see langword="false"/>: the model has no more of them.</summary>
    public static bool EnsureMetadata(ref World world, int home)
    {
        ref var server = ref world.Servers[home];
        if (server.Incarnation != 0)
        {
            return true;
        }

        if (!TryNextIncarnation(ref world, out var incarnation))
        {
            return false;
        }

        server.Incarnation = incarnation;
        return true;
    }

    public static void Grant(ref Server server, int token)
    {
        server.LeaseToken = token;
        server.LeaseIncarnation = server.Incarnation;
        server.LeaseStamp = server.Sequence;
    }

    /// <summary>Whether the fill was accepted.</summary>
    public bool Fill(ref Server server, int token, int incarnation, int stamp, int version)
    {
        if (setup.Has(Protections.LeaseAtFill))
        {
            if (server.LeaseToken != token)
            {
                return false;
            }

            server.DropLease();
        }

        if (setup.Has(Protections.StampAtFill) && (server.Incarnation != incarnation || stamp < server.NewestEpoch))
        {
            return false;
        }

        server.ValueIncarnation = incarnation;
        server.ValueStamp = stamp;
        server.ValueVersion = version;
        return true;
    }

    /// <summary>The mark that was drawn; zero: the model has no more marks or incarnations.</summary>
    public int Invalidate(ref World world, int home, int sender, Name name, int version)
    {
        if (world.Ambient.LastMark >= setup.Marks || !EnsureMetadata(ref world, home))
        {
            return 0;
        }

        ref var server = ref world.Servers[home];
        var mark = ++world.Ambient.LastMark;
        world.Set(mark, new ExecutedInvalidation
        {
            Incarnation = server.Incarnation,
            Sequence = server.Sequence + 1,
            Name = name,
            Version = setup.CanRegress ? version : 0,
            Sender = sender,
        });
        server.Sequence++;
        server.Mark = mark;
        server.Done |= setup.KeepsBranches ? 1 << mark : 0;
        server.AppendToLog(mark, setup.LogCapacity);
        switch (name)
        {
            case Name.Key:
                server.DropValue();
                if (setup.Has(Protections.InvalidationEndsLease))
                {
                    server.DropLease();
                }

                break;
            case Name.Prefix:
                server.PrefixEpoch = server.Sequence;
                break;
            case Name.Other when setup.EpochCap > 0:
                server.OtherEpoch = server.Sequence;
                break;
        }

        CapEpochs(ref server);
        if (name != Name.Other)
        {
            Cleared(ref world, home);
        }

        return mark;
    }

    /// <summary>Puts a new incarnation over the one there is. <see langword="false"/>: the model has no more of them.</summary>
    public bool Fence(ref World world, int home, int over, int known)
    {
        ref var server = ref world.Servers[home];
        if (setup.Has(Protections.ConditionalFence) && server.Incarnation != over)
        {
            return true;
        }

        if (!TryNextIncarnation(ref world, out var incarnation))
        {
            return false;
        }

        var (sequence, ancestors) = (server.Sequence + 1, server.Ancestors | (1 << server.Incarnation) | (1 << known));
        server.DropMetadata();
        server.ClearLog();
        (server.Incarnation, server.Sequence, server.Ancestors) = (incarnation, sequence, ancestors & ~1);
        Cleared(ref world, home);
        return true;
    }

    /// <summary>Ghost: from now on this history returns nothing older than the source is now. L1s have a lease's time to hear of it.</summary>
    public static void Cleared(ref World world, int home)
    {
        PromiseAnew(ref world, world.Servers[home].ClearedAt);
        world.Servers[home].ClearedAt = world.Ambient.Source;
    }

    /// <summary>Ghost: what goes beyond <paramref name="version"/> binds L1s only after another lease.</summary>
    public static void PromiseAnew(ref World world, int version)
    {
        ref var ambient = ref world.Ambient;
        ambient.PromisedEarlier = Math.Min(ambient.PromisedEarlier, version);
        ambient.PromisedToAll = Math.Min(ambient.PromisedToAll, version);
    }

    private void CapEpochs(ref Server server)
    {
        if (setup.EpochCap != 1 || server.PrefixEpoch == 0 || server.OtherEpoch == 0)
        {
            return;
        }

        var oldest = Math.Min(server.PrefixEpoch, server.OtherEpoch);
        if (server.PrefixEpoch == oldest)
        {
            server.PrefixEpoch = 0;
        }
        else
        {
            server.OtherEpoch = 0;
        }

        if (setup.Has(Protections.Floor))
        {
            server.Floor = oldest;
        }
    }

    private static bool TryNextIncarnation(ref World world, out int incarnation)
    {
        incarnation = world.Ambient.LastIncarnation + 1;
        if (incarnation > World.MostIncarnations)
        {
            return false;
        }

        world.Ambient.LastIncarnation = incarnation;
        return true;
    }
}

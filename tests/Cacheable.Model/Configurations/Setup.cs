namespace Cacheable.Model.Configurations;

/// <summary>What a run explores: how many of everything there is, which faults may happen, and which protections are in place.</summary>
internal sealed record Setup(string Name, string About)
{
    public int Instances { get; init; } = 2;

    /// <summary>Flights at the same time, over all instances.</summary>
    public int Flights { get; init; } = 2;

    /// <summary>Writes to the key, each followed by its invalidation.</summary>
    public int Writes { get; init; } = 1;

    /// <summary>Invalidations of a name that does not concern the key.</summary>
    public int Others { get; init; }

    /// <summary>Writes are followed by an invalidation of the key.</summary>
    public bool ByKey { get; init; } = true;

    /// <summary>Writes are followed by an invalidation of a prefix or tag.</summary>
    public bool ByPrefix { get; init; }

    /// <summary>Invalidations that L2 executes at most, repetitions among them.</summary>
    public int Marks { get; init; } = State.World.MostMarks;

    public int LogCapacity { get; init; } = 2;

    /// <summary>Epochs that a group keeps at most; zero, as many as there are.</summary>
    public int EpochCap { get; init; }

    /// <summary>The L1 lease in ticks, 1 to 3.</summary>
    public int LeaseTicks { get; init; } = 1;

    /// <summary>Whether L1 is there; without it only L2 is judged.</summary>
    public bool L1 { get; init; } = true;

    /// <summary>Commands and replies of reads, leases, fills and syncs may be lost.</summary>
    public bool LosesCommands { get; init; }

    /// <summary>Invalidations that may fail or lose their reply, and so be deferred.</summary>
    public int Deferrals { get; init; }

    /// <summary>Commands that may be doubled or delayed beyond their timeout.</summary>
    public int Late { get; init; }

    /// <summary>Values and leases may expire at any time.</summary>
    public bool Expiry { get; init; } = true;

    /// <summary>Losses of the metadata, the log, or everything.</summary>
    public int Losses { get; init; }

    /// <summary>Times that the server is replaced by an older copy of itself.</summary>
    public int Switches { get; init; }

    /// <summary>A switch breaks the connections, and the instances are told.</summary>
    public bool LoudSwitches { get; init; } = true;

    /// <summary>A switch moves one instance to the copy, and both servers go on.</summary>
    public bool SplitBrain { get; init; }

    /// <summary>Connections that break without a change of servers.</summary>
    public int Disconnects { get; init; }

    /// <summary>Instances that die and start again with nothing.</summary>
    public int Restarts { get; init; }

    /// <summary>A sync is executed in the moment it is sent; its answer still travels.</summary>
    public bool SyncsAtOnce { get; init; }

    /// <summary>Instances begin before their first sync.</summary>
    public bool Unsynced { get; init; }

    public Protections Protections { get; init; } = Protections.All;

    /// <summary>Whether L2 can come to know less than an instance does; otherwise what instances know of it is not kept apart.</summary>
    public bool CanRegress => Losses > 0 || Switches > 0;

    /// <summary>Whether history matters: to L1, or because L2 can lose what an instance knows. Otherwise nobody syncs or listens.</summary>
    public bool FollowsHistory => L1 || CanRegress;

    /// <summary>Whether it is kept which marks are part of which history.</summary>
    public bool KeepsBranches => Switches > 0;

    /// <summary>Whether servers can be switched without a word.</summary>
    public bool SwitchesSilently => Switches > 0 && !LoudSwitches;

    public bool Has(Protections protection) => (Protections & protection) != 0;

    public Setup Without(Protections removed) => this with { Protections = Protections & ~removed };

    /// <summary>The bounds in words.</summary>
    public string Bounds() => string.Join(
        ", ",
        new[]
        {
            $"{Instances} instances", $"{Flights} flights", $"{Writes} writes", Counted(Others, "other invalidations"), $"{Marks} executed",
            $"log of {LogCapacity}", Counted(EpochCap, "epochs kept"), L1 ? $"lease of {LeaseTicks} ticks" : "no L1", LosesCommands ? "commands lost" : string.Empty,
            Counted(Deferrals, "deferred"), Counted(Late, "late"), Counted(Losses, "losses"), Counted(Switches, SplitBrain ? "splits" : LoudSwitches ? "failovers" : "silent switches"),
            Counted(Disconnects, "disconnects"), Counted(Restarts, "restarts"), Unsynced ? "unsynced start" : string.Empty, SyncsAtOnce ? "syncs sent and executed in one step" : string.Empty,
        }.Where(static text => text.Length > 0));

    private static string Counted(int count, string what) => count > 0 ? $"{count} {what}" : string.Empty;
}

namespace Cacheable.Model.Configurations;

/// <summary>The named configurations. Each is bounded so that it can be exhausted.</summary>
internal static class Catalog
{
    /// <summary>What CI explores, about a minute.</summary>
    public static IReadOnlyList<Setup> Short { get; } =
    [
        new("fill", "flights against invalidations of the key, on L2 and in flights; commands are lost, late and doubled")
        {
            Flights = 2, Writes = 2, L1 = false, LosesCommands = true, Late = 1, Marks = 3,
        },
        new("prefix", "the same by a prefix or tag, with one epoch kept")
        {
            Flights = 2, Writes = 1, Others = 1, ByPrefix = true, EpochCap = 1, L1 = false, Late = 1, LosesCommands = true, Marks = 3,
        },
        new("channel", "L1 on two instances; messages are lost, late, doubled and out of order; the log is short")
        {
            Flights = 1, Writes = 1, Others = 1, LogCapacity = 1, SyncsAtOnce = true, Marks = 2,
        },
        new("lease", "L1 with a lease of two ticks; syncs travel")
        {
            Flights = 1, Writes = 1, LeaseTicks = 2, Marks = 1,
        },
        new("start", "instances that have not synced yet, and one that restarts")
        {
            Flights = 1, Writes = 1, Unsynced = true, Restarts = 1, SyncsAtOnce = true, Marks = 2,
        },
        new("deferred", "invalidations fail or lose their reply; the journal closes L2 and is replayed")
        {
            Flights = 1, Writes = 1, Deferrals = 1, SyncsAtOnce = true, Marks = 2,
        },
        new("failover", "a replica that lags takes over; connections break")
        {
            Flights = 1, Writes = 1, Switches = 1, SyncsAtOnce = true, Marks = 2,
        },
    ];

    /// <summary>What <c>--full</c> explores beside those, some minutes.</summary>
    public static IReadOnlyList<Setup> Long { get; } =
    [
        new("flights", "two flights and L1")
        {
            Flights = 2, Writes = 1, SyncsAtOnce = true, Marks = 1,
        },
        new("loss", "the metadata, the log or everything is lost")
        {
            Flights = 1, Writes = 1, Losses = 1, SyncsAtOnce = true, Marks = 2,
        },
        new("silent", "the server is put back behind a proxy, and no connection breaks")
        {
            Flights = 1, Writes = 1, Switches = 1, LoudSwitches = false, SyncsAtOnce = true, Marks = 2,
        },
        new("split", "instances move between two servers that both go on")
        {
            Flights = 1, Writes = 1, Switches = 1, SplitBrain = true, SyncsAtOnce = true, Marks = 2,
        },
        new("lossy", "the same as channel, and commands and replies are lost too")
        {
            Flights = 1, Writes = 1, Others = 1, LogCapacity = 1, LosesCommands = true, SyncsAtOnce = true, Marks = 2,
        },
        new("again", "one instance, a connection that breaks and a failover, two other invalidations, a log of one")
        {
            Instances = 1, Flights = 1, Writes = 1, Others = 2, Switches = 1, LogCapacity = 1, L1 = false, SyncsAtOnce = true, Marks = 4,
        },
    ];
}

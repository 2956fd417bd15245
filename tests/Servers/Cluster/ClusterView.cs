using System.Globalization;

namespace Cacheable.Tests.Servers;

/// <summary>How one node sees the cluster.</summary>
internal sealed class ClusterView
{
    // <id> <ip:port@bus> <flags> <master> <ping> <pong> <epoch> <link> <slot or range> ...
    private const int Address = 1;
    private const int Flags = 2;
    private const int Epoch = 6;
    private const int Link = 7;
    private const int FirstSlots = 8;

    private static readonly TimeSpan BetweenQuestions = TimeSpan.FromMilliseconds(5);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly string[][] _nodes;
    private readonly bool _isWhole;

    private ClusterView(string state, string[][] nodes)
    {
        _nodes = nodes;
        _isWhole = state.Contains("cluster_state:ok", StringComparison.Ordinal) && nodes.All(IsThere);
    }

    /// <summary>The ports of the masters.</summary>
    public IReadOnlyCollection<int> Masters => [.. _nodes.Where(IsMaster).Select(PortOf)];

    /// <summary>Who is master of which slots and since which epoch; the same for all who agree.</summary>
    /// <remarks>
    /// A node that is given a slot rises above the epochs it has heard of. Were the epoch of the giver not among them, a message
    /// that the giver sent before would take the slot back, and nobody would own it for good.
    /// </remarks>
    private string Division => string.Join('\n', _nodes
        .Select(static node => $"{node[0]} {(IsMaster(node) ? "master" : "replica")} {node[Epoch]} {string.Join(' ', SlotsOf(node))}")
        .Order(StringComparer.Ordinal));

    public static async Task<ClusterView> OfAsync(int port)
    {
        var state = await RawRedis.TextAsync(port, "CLUSTER", "INFO");
        var nodes = await RawRedis.TextAsync(port, "CLUSTER", "NODES");
        return new ClusterView(state, [.. nodes.Split('\n').Select(static node => node.Trim().Split(' '))]);
    }

    /// <summary>Waits until all of <paramref name="nodes"/> and no others are there, and agree.</summary>
    public static Task AgreeAsync(IReadOnlyCollection<RedisProcess> nodes) => UntilAsync(async () =>
    {
        var views = await Task.WhenAll(nodes.Select(static node => OfAsync(node.Port)));
        return views.All(view => view._isWhole && view._nodes.Length == nodes.Count && view.Division == views[0].Division);
    });

    /// <summary>Asks until the answer is yes: a cluster tells nobody when it has come to something.</summary>
    public static async Task UntilAsync(Func<Task<bool>> isSo)
    {
        using var patience = new CancellationTokenSource(Patience);
        while (!await isSo())
        {
            await Task.Delay(BetweenQuestions, patience.Token);
        }
    }

    /// <summary>The port of the master that holds a slot.</summary>
    public int OwnerOf(int slot) => PortOf(_nodes.Single(node => SlotsOf(node).Any(range => Holds(range, slot))));

    private static bool IsThere(string[] node) =>
        (node[Link] == "connected" || IsMyself(node)) && !node[Flags].Contains("fail", StringComparison.Ordinal)
        && !node[Flags].Contains("handshake", StringComparison.Ordinal);

    private static bool IsMyself(string[] node) => node[Flags].Contains("myself", StringComparison.Ordinal);

    private static bool IsMaster(string[] node) => node[Flags].Contains("master", StringComparison.Ordinal);

    /// <remarks>In brackets stands what is moving, which belongs to its former master still.</remarks>
    private static IEnumerable<string> SlotsOf(string[] node) => node.Skip(FirstSlots).Where(static slots => slots[0] != '[');

    private static bool Holds(string range, int slot)
    {
        var ends = range.Split('-');
        return slot >= int.Parse(ends[0], CultureInfo.InvariantCulture) && slot <= int.Parse(ends[^1], CultureInfo.InvariantCulture);
    }

    private static int PortOf(string[] node)
    {
        var address = node[Address];
        return int.Parse(address[(address.IndexOf(':', StringComparison.Ordinal) + 1)..address.IndexOf('@', StringComparison.Ordinal)], CultureInfo.InvariantCulture);
    }
}

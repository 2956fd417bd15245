using System.Globalization;
using Cacheable.Tests.Servers;

namespace Cacheable.Faults.Run;

/// <summary>What the instances of a run share, and how they reach it.</summary>
internal sealed record Ground
{
    private Ground()
    {
    }

    /// <summary>The servers that are ours to harm, where there is one at a time.</summary>
    public ServerSet? Servers { get; private init; }

    /// <summary>The cluster that is ours to harm.</summary>
    public ClusterSet? Cluster { get; private init; }

    /// <summary>The port of the one server.</summary>
    public int Port { get; private init; }

    /// <summary>Into how many groups keys are divided.</summary>
    public int Groups { get; private init; } = 1;

    /// <summary>Whether a proxy stands before each instance. The nodes of a cluster tell clients their own addresses, and no proxy's.</summary>
    public bool HasProxies => Cluster is null;

    /// <summary>The address without a proxy.</summary>
    public string Configuration => Cluster?.Cluster.Configuration ?? string.Create(CultureInfo.InvariantCulture, $"127.0.0.1:{Port}");

    public static Ground Of(ServerSet servers) => new() { Servers = servers, Port = servers.Master.Port };

    public static Ground Of(ClusterSet cluster) => new() { Cluster = cluster, Groups = ClusterSet.Groups };

    public static Ground OfForeign(int port) => new() { Port = port };
}

using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Garnet;

namespace Storefront.Hosting;

/// <summary>A Redis-compatible server inside this process, so that the sample needs nothing installed.</summary>
public sealed class EmbeddedGarnet : IDisposable
{
    private readonly GarnetServer _server;

    private EmbeddedGarnet(GarnetServer server, int port) => (_server, Endpoint) = (server, $"127.0.0.1:{port}");

    /// <summary>Where it listens, as <c>host:port</c>.</summary>
    public string Endpoint { get; }

    public static EmbeddedGarnet Start()
    {
        var port = FreePort();
        var server = new GarnetServer(
        [
            "--bind", "127.0.0.1",
            "--port", port.ToString(CultureInfo.InvariantCulture),
            "--lua", "--lua-transaction-mode",
            "--memory", "256m",
            "--index", "16m",
            "--logger-level", "Error",
            "-q",
        ]);
        server.Start();
        return new EmbeddedGarnet(server, port);
    }

    public void Dispose() => _server.Dispose();

    // Garnet does not tell which port it bound when asked for any, so it is asked for one that is free now.
    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}

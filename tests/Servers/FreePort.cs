using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;

namespace Cacheable.Tests.Servers;

internal static class FreePort
{
    // The nodes of a cluster speak to each other so much above the port that clients use.
    private const int ToBus = 10_000;

    // Below the ports that outgoing connections are given, so that none of those takes one of the two.
    private const int First = 11_000;
    private const int Last = 22_000;

    /// <summary>A port that was free a moment ago.</summary>
    public static int Next()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    /// <summary>A port for a node of a Redis Cluster: it was free a moment ago, and so was the port of its bus.</summary>
    public static int NextForClusterNode()
    {
        while (true)
        {
            var port = RandomNumberGenerator.GetInt32(First, Last);
            if (IsFree(port) && IsFree(port + ToBus))
            {
                return port;
            }
        }
    }

    private static bool IsFree(int port)
    {
        try
        {
            using var listener = new TcpListener(IPAddress.Loopback, port);
            listener.Start();
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}

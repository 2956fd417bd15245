using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Cacheable.Faults.Tests.Network;

/// <summary>A client on one connection through a proxy.</summary>
internal sealed class ProxyClient : IDisposable
{
    private readonly Socket _socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };

    public static async Task<ProxyClient> ConnectAsync(int port)
    {
        var client = new ProxyClient();
        await client._socket.ConnectAsync(IPAddress.Loopback, port, TestContext.Current.CancellationToken);
        return client;
    }

    public async Task SendAsync(string text) => await _socket.SendAsync(Encoding.ASCII.GetBytes(text), TestContext.Current.CancellationToken);

    /// <summary>Reads as many bytes as <paramref name="expected"/> has and compares them.</summary>
    public async Task ExpectAsync(string expected)
    {
        var bytes = new byte[expected.Length];
        for (var filled = 0; filled < bytes.Length;)
        {
            var received = await _socket.ReceiveAsync(bytes.AsMemory(filled), TestContext.Current.CancellationToken);
            Assert.NotEqual(0, received);
            filled += received;
        }

        Assert.Equal(expected, Encoding.ASCII.GetString(bytes));
    }

    /// <summary>Waits for the end of the connection.</summary>
    /// <returns>Whether it was a reset.</returns>
    public async Task<bool> EndsWithResetAsync()
    {
        try
        {
            Assert.Equal(0, await _socket.ReceiveAsync(new byte[1], TestContext.Current.CancellationToken));
            return false;
        }
        catch (SocketException)
        {
            return true;
        }
    }

    public void Dispose() => _socket.Dispose();
}

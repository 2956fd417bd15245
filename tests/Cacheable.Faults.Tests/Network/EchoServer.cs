using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Threading.Channels;
using Cacheable.Faults.Network;

namespace Cacheable.Faults.Tests.Network;

/// <summary>Answers every command with the command itself, and remembers it: what a proxy does is seen from both ends.</summary>
internal sealed class EchoServer : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly Channel<string> _commands = Channel.CreateUnbounded<string>();
    private readonly Task _accepting;

    public EchoServer()
    {
        _listener.Start();
        _accepting = AcceptAsync();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>The next command that arrives.</summary>
    public async Task<string> NextAsync() => await _commands.Reader.ReadAsync(TestContext.Current.CancellationToken);

    public async ValueTask DisposeAsync()
    {
        _listener.Stop();
        await _accepting;
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
                _ = ServeAsync(await _listener.AcceptSocketAsync());
        }
        catch (Exception exception) when (exception is SocketException or InvalidOperationException)
        {
            // Stopped.
        }
    }

    private async Task ServeAsync(Socket socket)
    {
        using (socket)
        {
            var bytes = new byte[64 * 1024];
            var filled = 0;
            try
            {
                while (await socket.ReceiveAsync(bytes.AsMemory(filled)) is var received and > 0)
                {
                    filled += received;
                    while (RespFrame.LengthOf(bytes.AsSpan(0, filled)) is var length and > 0)
                    {
                        await socket.SendAsync(bytes.AsMemory(0, length));
                        _commands.Writer.TryWrite(Encoding.ASCII.GetString(bytes, 0, length));
                        bytes.AsSpan(length, filled - length).CopyTo(bytes);
                        filled -= length;
                    }
                }
            }
            catch (SocketException)
            {
                // Reset by the proxy.
            }
        }
    }
}

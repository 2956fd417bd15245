using System.Net;
using System.Net.Sockets;

namespace Cacheable.Faults.Network;

/// <summary>
/// Sends whole commands a second time, at once or much later, as a retry of a client or a late packet of a dead connection would:
/// on a connection of its own, because a second answer on the first would shift every answer after it.
/// </summary>
internal sealed class CommandDoubler(int target) : IDisposable
{
    private readonly Lock _lock = new();
    private Task<Socket>? _connecting;
    private Task _last = Task.CompletedTask;
    private bool _disposed;

    public void Repeat(byte[] command, TimeSpan delay)
    {
        lock (_lock)
        {
            // In order among themselves, but for their delay in no order with the first ones.
            _last = SendAsync(_last, command, Pause.For(delay));
        }
    }

    public void Dispose()
    {
        lock (_lock)
        {
            if (_disposed)
                return;

            // What is still to come is the late packet that outlives its connection.
            _disposed = true;
            _ = CloseAsync(_last);
        }
    }

    private async Task SendAsync(Task before, byte[] command, Task due)
    {
        try
        {
            await before;
            await due;
            var socket = await (_connecting ??= ConnectAsync());
            await socket.SendAsync(command);
        }
        catch (SocketException)
        {
            // The server is gone; so is the duplicate.
            _connecting = null;
        }
    }

    private async Task<Socket> ConnectAsync()
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        await socket.ConnectAsync(IPAddress.Loopback, target);
        _ = DrainAsync(socket);
        return socket;
    }

    private static async Task DrainAsync(Socket socket)
    {
        var dropped = new byte[16 * 1024];
        try
        {
            while (await socket.ReceiveAsync(dropped) > 0)
            {
            }
        }
        catch (Exception exception) when (exception is SocketException or ObjectDisposedException)
        {
            // Closed.
        }
    }

    private async Task CloseAsync(Task last)
    {
        await last;
        if (_connecting is { IsCompletedSuccessfully: true } connected)
            (await connected).Dispose();
    }
}

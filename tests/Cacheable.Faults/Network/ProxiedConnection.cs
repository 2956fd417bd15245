using System.Net;
using System.Net.Sockets;

namespace Cacheable.Faults.Network;

/// <summary>One connection through a proxy: a pump each way, in whole values of the protocol.</summary>
internal sealed class ProxiedConnection(FaultyProxy proxy, Socket client, int target) : IDisposable
{
    private readonly Socket _server = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
    private readonly CommandDoubler _doubler = new(target);
    private volatile bool _isSubscriber;

    /// <summary>Whether the client has subscribed to a channel here.</summary>
    public bool IsSubscriber => _isSubscriber;

    public async Task RunAsync()
    {
        client.NoDelay = true;
        try
        {
            await _server.ConnectAsync(IPAddress.Loopback, target);
            Task[] pumps = [PumpAsync(client, _server, Direction.ToServer), PumpAsync(_server, client, Direction.ToClient)];
            await Task.WhenAny(pumps);
            Cut(reset: false);
            await Task.WhenAll(pumps);
        }
        catch (SocketException)
        {
            // No server: the client's connection ends as it would without a proxy.
        }
    }

    /// <summary>Ends it with a reset, or politely: then what is on its way is still read.</summary>
    public void Cut(bool reset)
    {
        foreach (var socket in new[] { client, _server })
        {
            if (reset)
                Reset(socket);
            else
                Finish(socket);
        }
    }

    public void Dispose()
    {
        client.Dispose();
        _server.Dispose();
        _doubler.Dispose();
    }

    private static void Reset(Socket socket)
    {
        try
        {
            socket.LingerState = new LingerOption(enable: true, seconds: 0);
            socket.Dispose();
        }
        catch (Exception exception) when (exception is SocketException or ObjectDisposedException)
        {
            // The other side was faster.
        }
    }

    // Not disposed before the pumps have seen the end: a socket that is closed over a pending read is reset.
    private static void Finish(Socket socket)
    {
        try
        {
            socket.Shutdown(SocketShutdown.Both);
        }
        catch (Exception exception) when (exception is SocketException or ObjectDisposedException)
        {
            // Not connected, or not any more.
        }
    }

    private async Task PumpAsync(Socket from, Socket to, Direction direction)
    {
        var buffer = new byte[64 * 1024];
        var filled = 0;
        try
        {
            while (await from.ReceiveAsync(buffer.AsMemory(filled)) is var received and > 0)
            {
                filled += received;
                var whole = await PassAsync(buffer.AsMemory(0, filled), to, direction);
                buffer.AsSpan(whole, filled - whole).CopyTo(buffer);
                filled -= whole;
                if (filled == buffer.Length)
                    Array.Resize(ref buffer, buffer.Length * 2);
            }
        }
        catch (Exception exception) when (exception is SocketException or ObjectDisposedException)
        {
            // Cut here or by one of the ends; the other pump ends with it.
        }
    }

    /// <summary>Passes on the whole values at the beginning.</summary>
    /// <returns>How many bytes they were.</returns>
    private async Task<int> PassAsync(Memory<byte> bytes, Socket to, Direction direction)
    {
        var faults = proxy.Faults;
        var (whole, kept) = (0, 0);
        while (RespFrame.LengthOf(bytes.Span[whole..]) is var length and > 0)
        {
            var frame = bytes.Slice(whole, length);
            Look(frame, direction, faults);
            if (!IsLost(frame.Span, direction, faults))
            {
                frame.CopyTo(bytes[kept..]);
                kept += length;
            }

            whole += length;
        }

        if (kept > 0)
            await new FaultyWrite(faults, direction).SendAsync(to, bytes[..kept]);

        return whole;
    }

    private void Look(Memory<byte> frame, Direction direction, LinkFaults faults)
    {
        if (direction != Direction.ToServer)
            return;

        if (RespFrame.IsCommand(frame.Span, "SUBSCRIBE"u8) || RespFrame.IsCommand(frame.Span, "SSUBSCRIBE"u8))
            _isSubscriber = true;

        if (faults.Duplicates && RespFrame.IsCommand(frame.Span, "EVAL"u8))
        {
            _doubler.Repeat(frame.ToArray(), faults.DuplicateDelay);
            proxy.CountDuplicate();
        }
    }

    private bool IsLost(ReadOnlySpan<byte> frame, Direction direction, LinkFaults faults)
    {
        if (direction == Direction.ToClient && faults.LostMessages > 0 && RespFrame.IsMessage(frame) && Random.Shared.NextDouble() < faults.LostMessages)
        {
            proxy.CountLostMessage();
            return true;
        }

        return faults.Swallowed.HasFlag(direction) && (!faults.SubscribersOnly || _isSubscriber);
    }
}

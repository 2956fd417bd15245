using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Cacheable.Faults.Network;

/// <summary>Sends one command on a connection of its own: nothing to reconnect when the server comes and goes.</summary>
internal static class RawRedis
{
    /// <summary>The reply as it came, or <see langword="null"/> when the server ended the connection.</summary>
    public static async Task<string?> CallAsync(int port, params string[] words)
    {
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        await socket.ConnectAsync(IPAddress.Loopback, port);
        await socket.SendAsync(Encoding.UTF8.GetBytes(Format(words)));

        var reply = new byte[64 * 1024];
        var filled = 0;
        while (RespFrame.LengthOf(reply.AsSpan(0, filled)) < 0)
        {
            if (filled == reply.Length)
                Array.Resize(ref reply, reply.Length * 2);

            var received = await socket.ReceiveAsync(reply.AsMemory(filled));
            if (received == 0)
                return null;

            filled += received;
        }

        var text = Encoding.UTF8.GetString(reply, 0, filled);
        return text.StartsWith('-') ? throw new InvalidOperationException($"{string.Join(' ', words)}: {text}") : text;
    }

    private static string Format(string[] words) => string.Concat(
        words.Select(static word => string.Create(CultureInfo.InvariantCulture, $"${Encoding.UTF8.GetByteCount(word)}\r\n{word}\r\n"))
            .Prepend(string.Create(CultureInfo.InvariantCulture, $"*{words.Length}\r\n")));
}

using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Cacheable.Tests.Servers;

/// <summary>Sends one command on a connection of its own: nothing to reconnect when the server comes and goes, and nothing that follows a redirection.</summary>
public static class RawRedis
{
    private const string Farewell = "+OK\r\n";

    /// <summary>The reply as it came, or <see langword="null"/> when the server ended the connection before it.</summary>
    /// <exception cref="InvalidOperationException">The server answered with an error.</exception>
    public static async Task<string?> CallAsync(int port, params string[] words)
    {
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        await socket.ConnectAsync(IPAddress.Loopback, port);
        // The server closes after QUIT, so that the reply is all there is to read, whatever its form.
        await socket.SendAsync(Encoding.UTF8.GetBytes(Format(words) + Format(["QUIT"])));

        using var replies = new MemoryStream();
        await using var stream = new NetworkStream(socket);
        await stream.CopyToAsync(replies);
        var text = Encoding.UTF8.GetString(replies.GetBuffer(), 0, (int)replies.Length);
        if (!text.EndsWith(Farewell, StringComparison.Ordinal) || text.Length == Farewell.Length)
            return null;

        return text.StartsWith('-') ? throw new InvalidOperationException($"{string.Join(' ', words)}: {text}") : text[..^Farewell.Length];
    }

    /// <summary>The reply to a command that answers with one piece of text, without what marks its form.</summary>
    public static async Task<string> TextAsync(int port, params string[] words)
    {
        var reply = await CallAsync(port, words) ?? throw new InvalidOperationException($"{string.Join(' ', words)}: the server ended the connection.");
        return reply[0] == '$' ? reply[(reply.IndexOf('\n', StringComparison.Ordinal) + 1)..].TrimEnd() : reply[1..].TrimEnd();
    }

    /// <summary>The reply to a command that answers with a list of texts, which hold no line breaks.</summary>
    public static async Task<IReadOnlyList<string>> ListAsync(int port, params string[] words)
    {
        var reply = await CallAsync(port, words) ?? throw new InvalidOperationException($"{string.Join(' ', words)}: the server ended the connection.");
        // *2, then $3 and the text for each.
        return [.. reply.Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Skip(1).Where(static (_, line) => line % 2 == 1)];
    }

    private static string Format(string[] words) => string.Concat(
        words.Select(static word => string.Create(CultureInfo.InvariantCulture, $"${Encoding.UTF8.GetByteCount(word)}\r\n{word}\r\n"))
            .Prepend(string.Create(CultureInfo.InvariantCulture, $"*{words.Length}\r\n")));
}

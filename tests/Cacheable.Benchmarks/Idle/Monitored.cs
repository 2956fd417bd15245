using System.Net.Sockets;
using StackExchange.Redis;

namespace Cacheable.Benchmarks.Idle;

/// <summary>
/// The commands that clients send, as the server's MONITOR tells them. What a script calls is not counted: that costs the server
/// and no round trip, and the server's own statistics do not tell the two apart.
/// </summary>
internal sealed class Monitored : IAsyncDisposable
{
    private readonly TcpClient _client;
    private readonly Task _reading;
    private readonly string _ignored;
    private long _commands;

    private Monitored(TcpClient client, StreamReader reader, string ignored)
    {
        _client = client;
        _ignored = ignored;
        _reading = ReadAsync(reader);
    }

    /// <summary>How many commands came so far.</summary>
    public long Commands => Volatile.Read(ref _commands);

    /// <summary>Starts to listen. Returns when every command from now on is counted.</summary>
    /// <param name="configuration">Where the server is.</param>
    /// <param name="ignored">A command that the measurement itself sends.</param>
    public static async Task<Monitored> StartAsync(string configuration, string ignored)
    {
        var address = configuration.Split(':');
        var client = new TcpClient(address[0], int.Parse(address[1], System.Globalization.CultureInfo.InvariantCulture));
        await client.GetStream().WriteAsync("MONITOR\r\n"u8.ToArray());
        var reader = new StreamReader(client.GetStream());
        return await reader.ReadLineAsync() == "+OK"
            ? new Monitored(client, reader, $"\"{ignored}\"")
            : throw new RedisException("The server does not let us monitor it.");
    }

    public async ValueTask DisposeAsync()
    {
        _client.Close();
        await _reading;
    }

    private async Task ReadAsync(StreamReader reader)
    {
        try
        {
            while (await reader.ReadLineAsync() is { } line)
            {
                if (!line.Contains(" lua] ", StringComparison.Ordinal) && !line.Contains(_ignored, StringComparison.OrdinalIgnoreCase))
                    Interlocked.Increment(ref _commands);
            }
        }
        catch (IOException)
        {
            // The connection was closed: nobody counts any more.
        }
    }
}

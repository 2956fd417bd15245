using System.Globalization;
using Cacheable.Tests.Servers;
using StackExchange.Redis;

namespace Cacheable.Benchmarks.Harness;

/// <summary>A real Redis of this run's own, and a way in behind the libraries' backs.</summary>
internal sealed class RedisGround : IAsyncDisposable
{
    private readonly RedisProcess _process;
    private readonly ConnectionMultiplexer _admin;

    private RedisGround(RedisProcess process, ConnectionMultiplexer admin) => (_process, _admin) = (process, admin);

    /// <summary>Its connection string.</summary>
    public string Configuration => _process.Configuration;

    /// <summary>Its version.</summary>
    public string Version => Server.Version.ToString();

    private IServer Server => _admin.GetServers().Single();

    public static async Task<RedisGround> StartAsync(string program, params string[] options)
    {
        var process = await RedisProcess.StartAsync(program, options);
        return new RedisGround(process, await ConnectionMultiplexer.ConnectAsync(process.Configuration + ",allowAdmin=true"));
    }

    /// <summary>Redis answers nothing any more; its connections stay.</summary>
    public Task PauseAsync() => _process.PauseAsync();

    /// <summary>Redis goes on.</summary>
    public Task ResumeAsync() => _process.ResumeAsync();

    /// <summary>Redis forgets everything.</summary>
    public Task FlushAsync() => Server.FlushAllDatabasesAsync();

    /// <summary>Deletes every key of a pattern, and says how many there were.</summary>
    public async Task<int> DeleteAsync(string pattern)
    {
        var deleted = 0;
        await foreach (var key in Server.KeysAsync(pattern: pattern))
        {
            deleted += await _admin.GetDatabase().KeyDeleteAsync(key) ? 1 : 0;
        }

        return deleted;
    }

    /// <summary>Closes the connection on which a client hears messages, as a network does.</summary>
    public async Task CutSubscriberAsync(string client)
    {
        var subscribers = (await Server.ClientListAsync())
            .Where(connection => connection.Name == client && connection.SubscriptionCount + connection.PatternSubscriptionCount > 0)
            .ToList();
        if (subscribers.Count == 0)
            throw new InvalidOperationException($"{client} has subscribed to nothing.");

        foreach (var connection in subscribers)
        {
            await Server.ClientKillAsync(connection.Id);
        }
    }

    /// <summary>How often a message was published since the server started, by clients and by scripts.</summary>
    public async Task<long> PublishedAsync() =>
        (await Server.InfoAsync("commandstats"))
            .SelectMany(static section => section)
            .Where(static command => command.Key is "cmdstat_publish" or "cmdstat_spublish")
            .Sum(static command => long.Parse(command.Value.Split(',')[0]["calls=".Length..], CultureInfo.InvariantCulture));

    /// <summary>How often a command ran since the server started, and how many microseconds it took in all; a script is one command.</summary>
    public async Task<(long Calls, long Microseconds)> SpentAsync(string command)
    {
        var spent = (await Server.InfoAsync("commandstats")).SelectMany(static section => section).FirstOrDefault(one => one.Key == "cmdstat_" + command).Value ?? "calls=0,usec=0";
        var parts = spent.Split(',');
        return (long.Parse(parts[0]["calls=".Length..], CultureInfo.InvariantCulture), long.Parse(parts[1]["usec=".Length..], CultureInfo.InvariantCulture));
    }

    public async ValueTask DisposeAsync()
    {
        await _admin.DisposeAsync();
        await _process.DisposeAsync();
    }
}

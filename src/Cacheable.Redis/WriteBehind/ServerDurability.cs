using System.Globalization;
using Cacheable.Remote;
using StackExchange.Redis;

namespace Cacheable.Redis;

/// <summary>Whether the servers keep what they accept, and waiting until a replica has it.</summary>
internal sealed class ServerDurability(RedisConnection connection, RedisCaller caller, TimeSpan deadline)
{
    /// <summary>How often a connection broke.</summary>
    public long Losses => connection.Losses;

    /// <summary>Waits until replicas have what was just accepted. The other commands of this instance wait behind it meanwhile.</summary>
    /// <param name="group">Where it was accepted.</param>
    /// <param name="replicas">How many.</param>
    /// <param name="losses">What <see cref="Losses"/> was before it was sent.</param>
    /// <param name="cancellationToken">Cancels the wait.</param>
    /// <exception cref="TimeoutException">Fewer have it in time.</exception>
    public async ValueTask ReplicateAsync(GroupKeys group, int replicas, long losses, CancellationToken cancellationToken)
    {
        var multiplexer = await connection.Multiplexer.WaitAsync(cancellationToken).ConfigureAwait(false);
        // Half the deadline, so that the server gives up before the caller does.
        var patience = Math.Max(1, (long)(deadline / 2).TotalMilliseconds);
        var reply = multiplexer.GetServer(group.Metadata, flags: RedisCaller.Flags).ExecuteAsync("WAIT", [replicas, patience], RedisCaller.Flags);
        await caller.AnswerAsync("wait", reply, cancellationToken).ConfigureAwait(false);
        var reached = (long)await reply.ConfigureAwait(false);
        // WAIT speaks of its own connection, so after a reconnect it says nothing of a write that was sent before.
        if (reached < replicas || connection.Losses != losses)
        {
            throw new TimeoutException(string.Create(CultureInfo.InvariantCulture, $"A write reached {reached} replicas of {replicas} within {patience} ms."));
        }
    }

    /// <summary>Asks every primary; the weakest answer counts.</summary>
    public async ValueTask<DurabilityCheck> CheckAsync(WriteBehindDurability declared, CancellationToken cancellationToken)
    {
        // Waits for the connection as commands do, and as long.
        await connection.GetDatabaseAsync(cancellationToken).ConfigureAwait(false);
        var multiplexer = await connection.Multiplexer.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            var checks = new List<DurabilityCheck>();
            foreach (var server in multiplexer.GetServers().Where(static server => server.IsConnected && !server.IsReplica))
            {
                var info = server.ExecuteAsync("INFO", [], RedisCaller.Flags);
                await caller.AnswerAsync("durability", info, cancellationToken).ConfigureAwait(false);
                var fsync = await AskAppendFsyncAsync(server, cancellationToken).ConfigureAwait(false);
                checks.Add(DurabilityRules.Judge(declared, ServerFacts.Read((string?)await info.ConfigureAwait(false) ?? string.Empty, fsync)));
            }

            return checks.OrderBy(static check => check.IsMet switch { false => 0, null => 1, _ => 2 })
                .FirstOrDefault(DurabilityCheck.Unknown("No server answers."));
        }
        catch (RedisCommandException)
        {
            // The client itself refuses what an operator may ask, on a connection that the application gave.
            return DurabilityCheck.Unknown("The connection sends no INFO and no CONFIG. Make it with 'allowAdmin=true', which only these two need.");
        }
    }

    /// <summary><see langword="null"/> where the server does not let anybody ask.</summary>
    private async ValueTask<string?> AskAppendFsyncAsync(IServer server, CancellationToken cancellationToken)
    {
        var asked = server.ExecuteAsync("CONFIG", ["GET", "appendfsync"], RedisCaller.Flags);
        try
        {
            await caller.AnswerAsync("durability", asked, cancellationToken).ConfigureAwait(false);
            return (RedisResult[]?)await asked.ConfigureAwait(false) is [_, var value, ..] ? (string?)value : null;
        }
        catch (RedisServerException)
        {
            return null;
        }
    }
}

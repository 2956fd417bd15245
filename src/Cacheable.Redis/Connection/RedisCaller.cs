using StackExchange.Redis;

namespace Cacheable.Redis;

/// <summary>Sends commands, counts round trips and keeps the deadline. No thread waits.</summary>
internal sealed class RedisCaller(RedisConnection connection, TimeSpan deadline, RedisTelemetry telemetry)
{
    /// <summary>A replica may lag behind an invalidation that has returned, so none is ever asked (race 19).</summary>
    public const CommandFlags Flags = CommandFlags.DemandMaster;

    /// <summary>Runs a script by its hash; the client sends the text again where the server has forgotten it (SCRIPT FLUSH, a restart).</summary>
    public async ValueTask<RedisResult> RunAsync(
        string command, string script, RedisKey[] keys, RedisValue[] arguments, CancellationToken cancellationToken)
    {
        var database = await connection.GetDatabaseAsync(cancellationToken).ConfigureAwait(false);
        var reply = database.ScriptEvaluateAsync(script, keys, arguments, Flags);
        await AnswerAsync(command, reply, cancellationToken).ConfigureAwait(false);
        return await reply.ConfigureAwait(false);
    }

    /// <summary>Runs a script for each group, all sent at once. One that fails fails the call, whatever became of the others (race 32).</summary>
    public async ValueTask<RedisResult[]> RunAsync(
        string command, string script, IReadOnlyList<GroupInvalidation> groups, CancellationToken cancellationToken)
    {
        var database = await connection.GetDatabaseAsync(cancellationToken).ConfigureAwait(false);
        var replies = Task.WhenAll(groups.Select(group => database.ScriptEvaluateAsync(script, group.Keys, group.Arguments, Flags)));
        await AnswerAsync(command, replies, cancellationToken).ConfigureAwait(false);
        return await replies.ConfigureAwait(false);
    }

    /// <summary>Waits for the reply to what was just sent, as long as the deadline allows.</summary>
    /// <exception cref="TimeoutException">No reply in time. The command may take effect all the same.</exception>
    public async ValueTask AnswerAsync(string command, Task reply, CancellationToken cancellationToken)
    {
        telemetry.RoundTrip(command);
        try
        {
            await reply.WaitAsync(deadline, cancellationToken).ConfigureAwait(false);
        }
        catch (TimeoutException) when (!reply.IsCompleted)
        {
            reply.Forget();
            throw new TimeoutException($"Redis did not answer '{command}' within {deadline.TotalMilliseconds:0.#} ms.");
        }
        catch (OperationCanceledException) when (!reply.IsCompleted)
        {
            reply.Forget();
            throw;
        }
    }
}

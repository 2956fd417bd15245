using Cacheable.Remote;
using Cacheable.Telemetry;
using Cacheable.Tiers;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Cacheable.WriteBehind;

/// <summary>Gives writes up, and tells the application.</summary>
internal sealed class DeadLetterOffice(
    RemoteTierAccess remote, QueuedKeyChange change, IServiceScopeFactory scopes, ILogger<WriteBehindWorker> logger)
{
    /// <summary>Moves a write to the dead letters, unless its key was written since. Throws where the store does not answer.</summary>
    public async ValueTask AddAsync(Claim claim, ClaimedWrite write, string error, Exception? exception, CancellationToken cancellationToken)
    {
        var queue = claim.Queue;
        var reply = await remote.Tier!.WriteBehind!
            .DeadLetterAsync(queue.Name, claim.Group, claim.Token, write.Write, error, CancellationToken.None).ConfigureAwait(false);
        if (!reply.IsDead)
        {
            return;
        }

        if (write.Write.Key is { } key)
        {
            change.Happened(key, reply.Point);
        }

        queue.Counts.DeadLettered.Increment();
        logger.DeadLettered(exception, queue.Method, write.Attempt);
        logger.DeadLetterIs(queue.Method, write.Write.Key, write.Write.Version, error);
        await TellAsync(new WriteBehindDeadLetter(queue.Method, queue.Name, write.Write, write.Attempt, error, IsOverwritten: false), exception, cancellationToken)
            .ConfigureAwait(false);
    }

    // Never throws: the letter is kept, whatever those make of it who are told.
    private async ValueTask TellAsync(WriteBehindDeadLetter letter, Exception? exception, CancellationToken cancellationToken)
    {
        try
        {
            var scope = scopes.CreateAsyncScope();
            await using (scope.ConfigureAwait(false))
            {
                foreach (var handler in scope.ServiceProvider.GetServices<IWriteBehindDeadLetterHandler>())
                {
                    await TellAsync(handler, letter, exception, cancellationToken).ConfigureAwait(false);
                }
            }
        }
        catch (Exception failure)
        {
            logger.DeadLetterHandlerFailed(failure, letter.Method, typeof(IWriteBehindDeadLetterHandler));
        }
    }

    private async ValueTask TellAsync(
        IWriteBehindDeadLetterHandler handler, WriteBehindDeadLetter letter, Exception? exception, CancellationToken cancellationToken)
    {
        try
        {
            await handler.HandleAsync(letter, exception, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception failure)
        {
            logger.DeadLetterHandlerFailed(failure, letter.Method, handler.GetType());
        }
    }
}

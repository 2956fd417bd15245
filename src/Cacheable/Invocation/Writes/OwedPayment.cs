using Cacheable.Invalidation;
using Cacheable.Remote;
using Cacheable.Telemetry;
using Cacheable.Transactions;
using Microsoft.Extensions.Logging;

namespace Cacheable.Invocation.Writes;

/// <summary>Carries out what transactions owe: invalidations that follow each other in one step, everything else one by one.</summary>
internal sealed class OwedPayment(Invalidator invalidator, CacheMetrics metrics, GuardedLog<CacheEngine> logger) : IOwedPayment
{
    // A server runs one script at a time, and everybody waits for a long one.
    private const int NamesAtOnce = 500;

    public async ValueTask HoldAsync(HeldNames held, CancellationToken cancellationToken)
    {
        try
        {
            foreach (var names in held.Names.Chunk(NamesAtOnce))
            {
                await invalidator.HoldAsync(names, held.Hold, cancellationToken).ConfigureAwait(false);
            }

            metrics.Holds.Add(held.Names.Count);
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            throw new CacheHoldException(
                "The commit was not sent: it is strict, and what it changes could not be held in L2. " +
                "Try again when L2 answers, or commit without strict mode.",
                exception);
        }
    }

    public async ValueTask<InvalidationOutcome> PayAsync(IReadOnlyList<OwedAction> due, bool isCommitted, HeldNames? held)
    {
        // What a strict commit held was invalidated before it, and a writer's lease does not outlive that.
        var mayReplace = isCommitted && held is null;
        var outcome = InvalidationOutcome.Applied;
        var names = new List<CacheName>();
        foreach (var action in due)
        {
            switch (action)
            {
                case OwedUpdate update:
                    if (!update.FallDue())
                    {
                        break;
                    }

                    // With what was owed before it: the last word is the update's.
                    var before = await InvalidateAsync(names, atLeast: NamesAtOnce, due, hold: null).ConfigureAwait(false);
                    outcome = Worse(outcome, Worse(before, await PayAsync(update, names, mayReplace).ConfigureAwait(false)));
                    names.Clear();
                    break;
                default:
                    (action as OwedInvalidation)?.Metrics.InvalidatedAfterCommit.Add(action.Names.Count);
                    names.AddRange(action.Names.Except(names));
                    break;
            }
        }

        names.AddRange((held?.Names ?? []).Except(names));
        return Worse(outcome, await InvalidateAsync(names, atLeast: 1, due, held?.Hold).ConfigureAwait(false));
    }

    public async ValueTask DiscardAsync(IReadOnlyList<OwedAction> rolledBack)
    {
        foreach (var action in rolledBack)
        {
            try
            {
                await action.DiscardAsync().ConfigureAwait(false);
            }
            catch (Exception exception)
            {
                logger.OwedFailed(exception, action.Method);
            }
        }
    }

    private async ValueTask<InvalidationOutcome> PayAsync(OwedUpdate update, IReadOnlyList<CacheName> before, bool isCommitted)
    {
        try
        {
            update.Metrics.InvalidatedAfterCommit.Add(update.Names.Count - 1);
            return await update.PayAsync(before, isCommitted).ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            logger.OwedFailed(exception, update.Method);
            return InvalidationOutcome.Deferred;
        }
    }

    /// <summary>Invalidates what has gathered, in steps, and takes it off; less than <paramref name="atLeast"/> of it stays.</summary>
    private async ValueTask<InvalidationOutcome> InvalidateAsync(List<CacheName> gathered, int atLeast, IReadOnlyList<OwedAction> due, Hold? hold)
    {
        var outcome = InvalidationOutcome.Applied;
        while (gathered.Count >= atLeast)
        {
            var names = gathered.Take(NamesAtOnce).ToArray();
            gathered.RemoveRange(0, names.Length);
            try
            {
                outcome = Worse(outcome, await invalidator.InvalidateAsync(names, hold).ConfigureAwait(false));
            }
            catch (Exception exception)
            {
                logger.OwedFailed(exception, string.Join(", ", due.Select(static action => action.Method).Distinct()));
                outcome = InvalidationOutcome.Deferred;
            }
        }

        return outcome;
    }

    private static InvalidationOutcome Worse(InvalidationOutcome one, InvalidationOutcome other) =>
        one == InvalidationOutcome.Applied ? other : one;
}

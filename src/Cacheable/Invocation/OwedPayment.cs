using Cacheable.Invalidation;
using Cacheable.Remote;
using Cacheable.Telemetry;
using Cacheable.Transactions;
using Microsoft.Extensions.Logging;

namespace Cacheable.Invocation;

/// <summary>Carries out what transactions owe: invalidations that follow each other in one step, everything else one by one.</summary>
internal sealed class OwedPayment(Invalidator invalidator, CacheMetrics metrics, ILogger<CacheEngine> logger) : IOwedPayment
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

    public async ValueTask<InvalidationOutcome> PayAsync(IReadOnlyList<OwedAction> due, HeldNames? held)
    {
        var outcome = InvalidationOutcome.Applied;
        foreach (var names in NamesOf(due).Union(held?.Names ?? []).Chunk(NamesAtOnce))
        {
            try
            {
                outcome = Worse(outcome, await invalidator.InvalidateAsync(names, held?.Hold).ConfigureAwait(false));
            }
            catch (Exception exception)
            {
                logger.OwedFailed(exception, string.Join(", ", due.Select(static action => action.Method).Distinct()));
                outcome = InvalidationOutcome.Deferred;
            }
        }

        return outcome;
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

    private static IEnumerable<CacheName> NamesOf(IReadOnlyList<OwedAction> due)
    {
        foreach (var invalidation in due.OfType<OwedInvalidation>())
        {
            invalidation.Metrics.InvalidatedAfterCommit.Add(invalidation.Names.Count);
        }

        return due.SelectMany(static action => action.Names).Distinct();
    }

    private static InvalidationOutcome Worse(InvalidationOutcome one, InvalidationOutcome other) =>
        one == InvalidationOutcome.Applied ? other : one;
}

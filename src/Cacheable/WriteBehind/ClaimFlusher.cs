using Cacheable.Remote;
using Cacheable.Telemetry;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Cacheable.WriteBehind;

/// <summary>
/// Flushes one claimed batch and has every write of it answered for. A log stops at its first failure, because order is what it keeps; of
/// a queue of keys one write never waits for another.
/// </summary>
internal sealed class ClaimFlusher(
    SinkCalls sink, ClaimAnswers answers, FlushOutcomes outcomes, TimeProvider time, IOptions<CacheableOptions> options, ILogger<WriteBehindWorker> logger)
{
    private readonly TimeSpan _claimDuration = options.Value.WriteBehind.ClaimDuration;

    public async Task FlushAsync(Claim claim, CancellationToken cancellationToken)
    {
        var begun = time.GetTimestamp();
        try
        {
            if (claim.Queue.Name.IsLog)
            {
                await FlushLogAsync(claim, begun, cancellationToken).ConfigureAwait(false);
            }
            else
            {
                await FlushKeysAsync(claim, begun, cancellationToken).ConfigureAwait(false);
            }
        }
        finally
        {
            var elapsed = time.GetElapsedTime(begun);
            claim.Queue.Counts.RecordFlush(elapsed);
            if (elapsed > _claimDuration)
            {
                logger.ClaimOutlived(claim.Queue.Method, elapsed, _claimDuration);
            }
        }
    }

    private async ValueTask FlushKeysAsync(Claim claim, long begun, CancellationToken cancellationToken)
    {
        var fresh = claim.Writes.Where(static write => write.Attempt == 1).ToList();
        var (results, batchFailed) = await FlushManyAsync(claim, fresh, begun, cancellationToken).ConfigureAwait(false);
        await outcomes.AnswerAsync(claim, results, cancellationToken).ConfigureAwait(false);
        await GiveBackAsync(claim, [.. fresh.Skip(results.Count)], batchFailed, cancellationToken).ConfigureAwait(false);
        var untried = new List<ClaimedWrite>();

        // What was tried before is alone, each answered for before the next: a write that ends its process leaves the others flushed.
        foreach (var write in Tried(claim.Writes))
        {
            if (IsSpent(begun, cancellationToken))
            {
                untried.Add(write);
            }
            else
            {
                await FlushAloneAsync(claim, write, cancellationToken).ConfigureAwait(false);
            }
        }

        await answers.GiveBackAsync(claim, untried, cancellationToken).ConfigureAwait(false);
    }

    private async ValueTask FlushLogAsync(Claim claim, long begun, CancellationToken cancellationToken)
    {
        var (results, batchFailed) = claim.Writes[0].Attempt == 1
            ? await FlushManyAsync(claim, claim.Writes, begun, cancellationToken).ConfigureAwait(false)
            : ([], false);
        await outcomes.AnswerAsync(claim, results, cancellationToken).ConfigureAwait(false);
        claim = batchFailed ? claim with { Writes = Called(claim.Writes) } : claim;
        for (var next = results.Count; next < claim.Writes.Count; next++)
        {
            // A write that waits for its next attempt keeps all behind it waiting; the store gives the claim back as a whole.
            if (results is [.., { Failure: not null, Write: var last }] && last.Attempt < claim.Queue.MaxAttempts)
            {
                return;
            }

            if (IsSpent(begun, cancellationToken))
            {
                await GiveBackAsync(claim, [.. claim.Writes.Skip(next)], batchFailed, cancellationToken).ConfigureAwait(false);
                return;
            }

            results = [await FlushAloneAsync(claim, claim.Writes[next], cancellationToken).ConfigureAwait(false)];
        }
    }

    /// <summary>Flushes writes, by the batch method where there is one. Of a log, up to the first failure; of keys, until the claim is nearly over.</summary>
    private async ValueTask<(IReadOnlyList<FlushResult> Results, bool BatchFailed)> FlushManyAsync(
        Claim claim, IReadOnlyList<ClaimedWrite> writes, long begun, CancellationToken cancellationToken)
    {
        var isBatch = claim.Queue.HasBatch && writes.Count > 1;
        if (isBatch && await sink.TryFlushBatchAsync(claim.Queue, writes, cancellationToken).ConfigureAwait(false) is { } together)
        {
            return (together, BatchFailed: false);
        }

        var results = new List<FlushResult>(writes.Count);
        foreach (var write in isBatch ? Called(writes) : writes)
        {
            if (IsSpent(begun, cancellationToken) || (claim.Queue.Name.IsLog && results.Any(static result => !result.IsFlushed)))
            {
                break;
            }

            results.Add(await sink.FlushAsync(claim.Queue, write, cancellationToken).ConfigureAwait(false));
        }

        return (results, isBatch);
    }

    // Race 47: a batch that threw may have reached the sink.
    private static ClaimedWrite[] Called(IReadOnlyList<ClaimedWrite> writes) => [.. writes.Select(static write => write with { WasClaimed = true })];

    // Counted as an attempt, because only writes of a later one are flushed alone.
    private ValueTask GiveBackAsync(Claim claim, IReadOnlyList<ClaimedWrite> writes, bool batchFailed, CancellationToken cancellationToken) => batchFailed
        ? answers.InterruptedAsync(claim, writes, cancellationToken)
        : answers.GiveBackAsync(claim, writes, cancellationToken);

    private async ValueTask<FlushResult> FlushAloneAsync(Claim claim, ClaimedWrite write, CancellationToken cancellationToken)
    {
        if (write.Attempt > claim.Queue.MaxAttempts)
        {
            var error = DeadLetterError.NeverAnswered(write.Attempt - 1);
            await answers.GiveUpAsync(claim, write, error, exception: null, cancellationToken).ConfigureAwait(false);
            return FlushResult.Of(write, new FlushedWrite(write.Write.Key, write.Write.Version));
        }

        var result = await sink.FlushAsync(claim.Queue, write, cancellationToken).ConfigureAwait(false);
        await outcomes.AnswerAsync(claim, [result], cancellationToken).ConfigureAwait(false);
        return result;
    }

    // From the front and from the back in turn: of those around a write that ends its process, each is flushed within two claims.
    private static IEnumerable<ClaimedWrite> Tried(IReadOnlyList<ClaimedWrite> writes) => writes
        .Where(static write => write.Attempt > 1)
        .Select(static (write, index) => (write, Order: int.IsEvenInteger(write.Attempt) ? index : -index))
        .OrderBy(static tried => tried.Order)
        .Select(static tried => tried.write);

    private bool IsSpent(long begun, CancellationToken cancellationToken) =>
        cancellationToken.IsCancellationRequested || time.GetElapsedTime(begun) > _claimDuration * 0.75;
}

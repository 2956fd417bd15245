using Cacheable.Remote;
using Cacheable.Telemetry;
using Microsoft.Extensions.Logging;

namespace Cacheable.WriteBehind;

/// <summary>
/// What becomes of writes that were flushed: the store hears of those the sink has, the sink's higher version is overtaken, and what failed waits
/// for its next attempt.
/// </summary>
internal sealed class FlushOutcomes(SinkCalls sink, ClaimAnswers answers, ILogger<WriteBehindWorker> logger)
{
    private const int MostRaises = 3;

    /// <summary>Answers for writes of a claim, each by what its flush came to.</summary>
    public async ValueTask AnswerAsync(Claim claim, IReadOnlyList<FlushResult> results, CancellationToken cancellationToken)
    {
        var flushed = results.Where(static result => result.IsFlushed).Select(static result => result.Write).ToList();
        if (flushed.Count > 0 && flushed.Count == results.Count)
        {
            claim.Queue.FlushesAgain();
        }

        await answers.AcknowledgeAsync(claim, flushed, cancellationToken).ConfigureAwait(false);
        foreach (var result in results.Where(static result => result.Held is not null))
        {
            if (claim.Queue.Name.IsLog && result.Write.WasClaimed)
            {
                // Race 47: a log is flushed in order, and what was claimed before and the sink is past, it has.
                await answers.AcknowledgeAsync(claim, [result.Write], cancellationToken).ConfigureAwait(false);
            }
            else
            {
                await RaiseAsync(claim, result, cancellationToken).ConfigureAwait(false);
            }
        }

        await RefusedAsync(claim, [.. results.Where(static result => result.Failure is not null)], cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Race 50: the sink holds more than this write has. The newest write of its key gets a higher version and is flushed again; any other is looked at by somebody.</summary>
    private async ValueTask RaiseAsync(Claim claim, FlushResult result, CancellationToken cancellationToken)
    {
        for (var raises = 0; raises < MostRaises && result.Held is { } held; raises++)
        {
            var version = await answers.RaiseAsync(claim, result.Write, held, cancellationToken).ConfigureAwait(false);
            if (version is not { } raised)
            {
                break;
            }

            var write = result.Write with { Write = result.Write.Write with { Version = raised } };
            result = await sink.FlushAsync(claim.Queue, write, cancellationToken).ConfigureAwait(false);
        }

        if (result.Held is { } higher)
        {
            // Where the key was written since, the store only gives it back.
            var error = DeadLetterError.Older(result.Write.Write.Version, higher);
            await answers.GiveUpAsync(claim, result.Write, error, exception: null, cancellationToken).ConfigureAwait(false);
        }
        else
        {
            await AnswerAsync(claim, [result], cancellationToken).ConfigureAwait(false);
        }
    }

    private async ValueTask RefusedAsync(Claim claim, IReadOnlyList<FlushResult> failed, CancellationToken cancellationToken)
    {
        if (failed.Count == 0)
        {
            return;
        }

        if (cancellationToken.IsCancellationRequested)
        {
            // The host stops and the call was cancelled for it: no failure of the write.
            await answers.InterruptedAsync(claim, [.. failed.Select(static result => result.Write)], cancellationToken).ConfigureAwait(false);
            return;
        }

        if (claim.Queue.BeginsToFail())
        {
            logger.FlushFailed(failed[0].Failure, claim.Queue.Method, failed.Count);
        }
        else
        {
            logger.FlushFailsStill(failed[0].Failure, claim.Queue.Method, failed.Count);
        }

        await answers.RefusedAsync(claim, failed, cancellationToken).ConfigureAwait(false);
    }
}

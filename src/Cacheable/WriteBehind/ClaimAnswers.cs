using Cacheable.Remote;
using Cacheable.Telemetry;
using Cacheable.Tiers;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Cacheable.WriteBehind;

/// <summary>
/// Tells the store what became of a claimed batch. What it does not answer is sent again while the claim lasts: every answer is safe to
/// send twice, and one that never arrives costs a second flush.
/// </summary>
internal sealed class ClaimAnswers(
    RemoteTierAccess remote, DeadLetterOffice deadLetters, RetryDelays delays, TimeProvider time, IOptions<CacheableOptions> options, ILogger<WriteBehindWorker> logger)
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(2);

    private readonly TimeSpan _claimDuration = options.Value.WriteBehind.ClaimDuration;

    private IWriteBehindStore Store => remote.Tier!.WriteBehind!;

    /// <summary>The sink has these.</summary>
    public async ValueTask AcknowledgeAsync(Claim claim, IReadOnlyList<ClaimedWrite> flushed, CancellationToken cancellationToken)
    {
        if (flushed.Count == 0)
        {
            return;
        }

        claim.Queue.Counts.Flushed.Add(flushed.Count);
        await SendAsync(
            claim,
            () => Store.AcknowledgeAsync(claim.Queue.Name, claim.Group, claim.Token, [.. flushed.Select(static write => write.Write)], CancellationToken.None),
            cancellationToken).ConfigureAwait(false);
    }

    /// <summary>These were not tried: others may have them at once, and the claim was no attempt.</summary>
    public ValueTask GiveBackAsync(Claim claim, IReadOnlyList<ClaimedWrite> untried, CancellationToken cancellationToken) =>
        ReleaseAsync(claim, untried, mayBeFlushed: false, cancellationToken);

    /// <summary>
    /// The sink was called with these, in vain or in a batch that failed, and may have them all the same (race 47): the claim was an
    /// attempt, except where it was the last.
    /// </summary>
    public async ValueTask InterruptedAsync(Claim claim, IReadOnlyList<ClaimedWrite> called, CancellationToken cancellationToken)
    {
        var last = called.Where(write => write.Attempt >= claim.Queue.MaxAttempts).ToList();
        await RetryAsync(claim, [.. called.Except(last)], TimeSpan.Zero, cancellationToken).ConfigureAwait(false);
        await ReleaseAsync(claim, last, mayBeFlushed: true, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>The sink refused these: those that have attempts left wait, the others are given up.</summary>
    /// <returns>Those that were given up.</returns>
    public async ValueTask<int> RefusedAsync(Claim claim, IReadOnlyList<FlushResult> failed, CancellationToken cancellationToken)
    {
        var given = 0;
        foreach (var result in failed.Where(result => result.Write.Attempt >= claim.Queue.MaxAttempts))
        {
            await GiveUpAsync(claim, result.Write, DeadLetterError.Of(result.Failure!), result.Failure, cancellationToken).ConfigureAwait(false);
            given++;
        }

        foreach (var alike in failed.Where(result => result.Write.Attempt < claim.Queue.MaxAttempts).GroupBy(static result => result.Write.Attempt))
        {
            claim.Queue.Counts.Retried.Add(alike.Count());
            await RetryAsync(claim, [.. alike.Select(static result => result.Write)], delays.After(alike.Key), cancellationToken).ConfigureAwait(false);
        }

        return given;
    }

    public ValueTask GiveUpAsync(Claim claim, ClaimedWrite write, string error, Exception? exception, CancellationToken cancellationToken) =>
        SendAsync(claim, () => deadLetters.AddAsync(claim, write, error, exception, cancellationToken), cancellationToken);

    /// <summary>A version above <paramref name="held"/> for a write that is still the newest of its key.</summary>
    public async ValueTask<long?> RaiseAsync(Claim claim, ClaimedWrite write, long held, CancellationToken cancellationToken)
    {
        long? raised = null;
        await SendAsync(
            claim,
            async () => raised = await Store.RaiseVersionAsync(claim.Queue.Name, claim.Group, claim.Token, write.Write, held, CancellationToken.None).ConfigureAwait(false),
            cancellationToken).ConfigureAwait(false);
        return raised;
    }

    private async ValueTask ReleaseAsync(Claim claim, IReadOnlyList<ClaimedWrite> writes, bool mayBeFlushed, CancellationToken cancellationToken)
    {
        if (writes.Count == 0)
        {
            return;
        }

        await SendAsync(
            claim,
            () => Store.ReleaseAsync(
                claim.Queue.Name, claim.Group, claim.Token, [.. writes.Select(static write => write.Write)], mayBeFlushed, CancellationToken.None),
            cancellationToken).ConfigureAwait(false);
        claim.Queue.Schedule.Expect(claim.Group, TimeSpan.Zero);
    }

    private async ValueTask RetryAsync(Claim claim, IReadOnlyList<ClaimedWrite> writes, TimeSpan retryIn, CancellationToken cancellationToken)
    {
        if (writes.Count == 0)
        {
            return;
        }

        await SendAsync(
            claim,
            () => Store.RetryAsync(
                claim.Queue.Name, claim.Group, claim.Token, [.. writes.Select(static write => write.Write)], retryIn, CancellationToken.None),
            cancellationToken).ConfigureAwait(false);
        claim.Queue.Schedule.Expect(claim.Group, retryIn);
    }

    private async ValueTask SendAsync(Claim claim, Func<ValueTask> send, CancellationToken cancellationToken)
    {
        var begun = time.GetTimestamp();
        for (var pause = FirstPause; ; pause = pause * 2 < LongestPause ? pause * 2 : LongestPause)
        {
            try
            {
                await send().ConfigureAwait(false);
                remote.Succeeded(RemoteWork.Queue);
                return;
            }
            catch (Exception exception)
            {
                remote.Failed(RemoteWork.Queue, exception);
                if (cancellationToken.IsCancellationRequested || time.GetElapsedTime(begun) + pause >= _claimDuration)
                {
                    logger.AnswerFailed(exception, claim.Queue.Method);
                    throw new ClaimLostException();
                }
            }

            await Task.Delay(pause, time, CancellationToken.None).ConfigureAwait(false);
        }
    }
}

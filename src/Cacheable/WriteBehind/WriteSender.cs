using Cacheable.Invalidation;
using Cacheable.Remote;
using Cacheable.Telemetry;
using Cacheable.Tiers;
using Microsoft.Extensions.Options;

namespace Cacheable.WriteBehind;

/// <summary>Sends a write to its queue: again where L2 does not answer, later where the queue is full. Always under one token, so that it counts once.</summary>
internal sealed class WriteSender(
    RemoteTierAccess remote, UnansweredWrites unanswered, QueuedKeyChange change, TimeProvider time, IOptions<CacheableOptions> options)
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan LongestPause = TimeSpan.FromMilliseconds(500);

    private readonly WriteBehindOptions _options = options.Value.WriteBehind;

    /// <summary>Returns when the queue has the write, or has no room for it.</summary>
    /// <exception cref="WriteBehindUnavailableException">L2 did not answer in time.</exception>
    /// <exception cref="InvalidOperationException">The write cannot be queued here at all.</exception>
    public async ValueTask<SendOutcome> SendAsync(WriteQueue queue, QueuedWrite write, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var store = remote.Tier?.WriteBehind ?? throw new InvalidOperationException(MissingStore.Message(queue.Method, remote.Tier));
        if (write.Key is { } key)
        {
            await change.PrepareAsync(key).ConfigureAwait(false);
        }

        var sending = new Sending(write with { Withdrawn = unanswered.Of(NameOf(queue, write)) });
        try
        {
            return await SendAsync(store, queue, sending, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            if (sending.MayArrive)
            {
                queue.Counts.Unanswered.Increment();
                Unanswered(queue, write);
            }
        }
    }

    private async ValueTask<SendOutcome> SendAsync(IWriteBehindStore store, WriteQueue queue, Sending sending, CancellationToken cancellationToken)
    {
        for (var pause = FirstPause; ; pause = pause * 2 < LongestPause ? pause * 2 : LongestPause)
        {
            try
            {
                var reply = await store.EnqueueAsync(queue.Name, sending.Write, CancellationToken.None).ConfigureAwait(false);
                remote.Succeeded(RemoteWork.Queue);
                if (reply.Outcome == EnqueueOutcome.Accepted)
                {
                    Accepted(queue, sending, reply);
                    return SendOutcome.Accepted;
                }

                if (reply.Outcome == EnqueueOutcome.Withdrawn)
                {
                    throw new InvalidOperationException($"{queue.Method}: a later write of its key took the place of this one before it was accepted.");
                }

                if (_options.OnFull != FullQueueBehaviour.Wait || IsOver(ref sending.FullSince, _options.FullTimeout))
                {
                    return sending.MayArrive ? SendOutcome.FullAndMayArrive
                        : sending.Write.Withdrawn.Count > 0 ? SendOutcome.FullBesideUnanswered
                        : SendOutcome.Full;
                }
            }
            catch (Exception exception) when (!IsRefusal(exception))
            {
                sending.MayArrive = true;
                remote.Failed(RemoteWork.Queue, exception);
                if (IsOver(ref sending.UnansweredSince, _options.UnavailableTimeout))
                {
                    throw new WriteBehindUnavailableException(
                        $"{queue.Method}: L2 ({remote.Tier!.Name}) did not answer within {nameof(WriteBehindOptions)}.{nameof(WriteBehindOptions.UnavailableTimeout)}, "
                        + (queue.Name.IsLog
                            ? "so nobody knows whether the call is kept. It may be, and a second call would then be a second entry of the log."
                            : "so nobody knows whether the write was accepted. Call again: the next write of the key that is accepted takes the place of this one."),
                        mayBeAccepted: true,
                        exception);
                }
            }

            // Who has sent a write that may arrive is told what became of it; the timeouts bound that.
            await Task.Delay(pause, time, sending.MayArrive ? CancellationToken.None : cancellationToken).ConfigureAwait(false);
        }
    }

    private void Accepted(WriteQueue queue, Sending sending, EnqueueReply reply)
    {
        var write = sending.Write;
        sending.MayArrive = false;
        unanswered.Remove(NameOf(queue, write), write.Withdrawn);
        if (write.Key is { } key)
        {
            change.Happened(key.Text, reply.Point);
        }

        queue.Counts.Queued.Increment();
        queue.Schedule.Expect(write.Key is { } of ? remote.Tier!.GroupOf(of) : 0, write.DueIn);
    }

    private void Unanswered(WriteQueue queue, QueuedWrite write)
    {
        if (write.Key is { } key)
        {
            change.Unanswered(key.Text, write.Token);
        }
        else
        {
            unanswered.Add(NameOf(queue, write), write.Token);
        }
    }

    // That type alone: one that is derived from it, as of a connection that was disposed of, tells nothing of the write.
    private static bool IsRefusal(Exception exception) => exception.GetType() == typeof(InvalidOperationException);

    // No key holds a '*'.
    private static string NameOf(WriteQueue queue, QueuedWrite write) => write.Key?.Text ?? $"*{queue.Name}";

    private bool IsOver(ref long? since, TimeSpan timeout) => time.GetElapsedTime(since ??= time.GetTimestamp()) >= timeout;

    private sealed class Sending(QueuedWrite write)
    {
        public long? FullSince;
        public long? UnansweredSince;

        public QueuedWrite Write { get; } = write;

        /// <summary>Whether one of the times it was sent was not answered.</summary>
        public bool MayArrive { get; set; }
    }
}

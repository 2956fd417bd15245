using Cacheable.Remote;

namespace Cacheable.Testing;

/// <summary>The writes of one queue in one group that the sink does not have, in the form of keys or of a log.</summary>
internal interface IWaitingWrites
{
    int Count { get; }

    void Accept(QueuedRecord record, TimeSpan dueIn);

    ClaimReply Claim(WriteClaim claim);

    void Acknowledge(long claim, WriteVersion flushed);

    void Retry(long claim, WriteVersion failed, TimeSpan retryIn);

    /// <summary>Ends a claim as if it had never been.</summary>
    void Release(long claim, WriteVersion write, bool mayBeFlushed);

    /// <summary>Takes a write out to be given up; <see langword="null"/> where the claim is not held or a newer write has come.</summary>
    (QueuedRecord Record, int Attempts)? Remove(long claim, WriteVersion write);

    /// <summary>How the queue stands, dead letters aside.</summary>
    WriteBehindStats Stats(long dead);
}

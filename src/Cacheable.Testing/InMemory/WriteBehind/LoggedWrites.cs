using Cacheable.Remote;

namespace Cacheable.Testing;

/// <summary>Every write, in order. One claim at a time takes the oldest, so that order survives many flushers.</summary>
internal sealed class LoggedWrites : IWaitingWrites
{
    private readonly QueueClock _clock;
    private readonly SortedDictionary<long, (QueuedRecord Record, TimeSpan At)> _records;
    private long? _claim;
    private TimeSpan _claimEnds;
    private long _claimedUpTo;
    private long _claimedBefore;
    private TimeSpan _notBefore;
    private (long Version, int Attempts) _tried;

    public LoggedWrites(QueueClock clock) => (_clock, _records) = (clock, []);

    private LoggedWrites(LoggedWrites other)
    {
        (_clock, _records) = (other._clock, new(other._records));
        (_claim, _claimEnds, _claimedUpTo, _claimedBefore) = (other._claim, other._claimEnds, other._claimedUpTo, other._claimedBefore);
        (_notBefore, _tried) = (other._notBefore, other._tried);
    }

    public int Count => _records.Count;

    private bool IsClaimed => _claim is not null && _claimEnds > _clock.Now;

    private (QueuedRecord Record, TimeSpan At)? Oldest => _records.Count == 0 ? null : _records.First().Value;

    public void Accept(QueuedRecord record, TimeSpan dueIn)
    {
        if (record.Write.Version <= _claimedUpTo)
        {
            // Versions that began anew (race 50): no claim has taken this one.
            (_claimedUpTo, _claimedBefore) = (0, 0);
        }

        _records.Add(record.Write.Version, (record, _clock.Now + dueIn));
    }

    public ClaimReply Claim(WriteClaim claim)
    {
        if (Oldest is not { } oldest)
        {
            return new ClaimReply([], NextIn: null);
        }

        var now = _clock.Now;
        var at = ClaimableAt(oldest.At);
        if (at > now)
        {
            return new ClaimReply([], at - now);
        }

        _tried = (oldest.Record.Write.Version, AttemptsOf(oldest.Record) + 1);
        var taken = _records.Values.Take(claim.Max).Select(write => write.Record).ToArray();
        (_claim, _claimEnds) = (claim.Token, now + claim.Duration);
        (_claimedBefore, _claimedUpTo) = (Math.Max(_claimedBefore, _claimedUpTo), taken[^1].Write.Version);
        return new ClaimReply([.. taken.Select(Claimed)], claim.Duration);
    }

    public void Acknowledge(long claim, WriteVersion flushed)
    {
        _records.Remove(flushed.Version);
        EndClaimWithItsLast(claim);
    }

    public void Retry(long claim, WriteVersion failed, TimeSpan retryIn)
    {
        if (_claim == claim)
        {
            if (Oldest is { } oldest)
            {
                _tried = (oldest.Record.Write.Version, Math.Max(1, AttemptsOf(oldest.Record)));
            }

            (_claim, _notBefore) = (null, _clock.Now + retryIn);
        }
    }

    public void Release(long claim, WriteVersion write, bool mayBeFlushed)
    {
        if (_claim == claim)
        {
            if (Oldest is { } oldest)
            {
                _tried = (oldest.Record.Write.Version, Math.Max(0, AttemptsOf(oldest.Record) - 1));
            }

            (_claim, _notBefore) = (null, TimeSpan.Zero);
            if (!mayBeFlushed)
            {
                _claimedUpTo = _claimedBefore;
            }
        }
    }

    public (QueuedRecord Record, int Attempts)? Remove(long claim, WriteVersion write)
    {
        if (_claim != claim || !_records.Remove(write.Version, out var removed))
        {
            return null;
        }

        EndClaimWithItsLast(claim);
        return (removed.Record, Math.Max(1, AttemptsOf(removed.Record)));
    }

    public WriteBehindStats Stats(long dead)
    {
        var at = Oldest is { } oldest ? ClaimableAt(oldest.At) : TimeSpan.MaxValue;
        var isDue = at <= _clock.Now;
        var isTried = Oldest is { } head && AttemptsOf(head.Record) > 0;
        return new WriteBehindStats(_records.Count, isDue ? _records.Count : 0, isTried ? 1 : 0, dead, isDue ? _clock.Now - at : TimeSpan.Zero);
    }

    public LoggedWrites Copy() => new(this);

    private ClaimedWrite Claimed(QueuedRecord record) => new(record.Write, Math.Max(1, AttemptsOf(record)), record.Record, record.Entry)
    {
        WasClaimed = record.Write.Version <= _claimedBefore,
    };

    private int AttemptsOf(QueuedRecord record) => _tried.Version == record.Write.Version ? _tried.Attempts : 0;

    private TimeSpan ClaimableAt(TimeSpan due)
    {
        var at = due > _notBefore ? due : _notBefore;
        return IsClaimed && _claimEnds > at ? _claimEnds : at;
    }

    private void EndClaimWithItsLast(long claim)
    {
        if (_claim == claim && (Oldest is not { } oldest || oldest.Record.Write.Version > _claimedUpTo))
        {
            (_claim, _notBefore) = (null, TimeSpan.Zero);
        }
    }
}

using Cacheable.Remote;

namespace Cacheable.Testing;

/// <summary>One write for each key, the newest. A key has one time: when anybody may claim it, which for a claimed one is the end of the claim.</summary>
internal sealed class KeyedWrites : IWaitingWrites
{
    private readonly QueueClock _clock;
    private readonly Dictionary<string, QueuedRecord> _records;
    private readonly Dictionary<string, Turn> _turns;

    /// <param name="clock">The store's time.</param>
    /// <param name="records">The newest write of each key of the group, whatever its queue.</param>
    public KeyedWrites(QueueClock clock, Dictionary<string, QueuedRecord> records)
        : this(clock, records, new(StringComparer.Ordinal))
    {
    }

    private KeyedWrites(QueueClock clock, Dictionary<string, QueuedRecord> records, Dictionary<string, Turn> turns) =>
        (_clock, _records, _turns) = (clock, records, turns);

    /// <param name="At">When the key may be claimed.</param>
    /// <param name="Claim">Who has it, or had it until that time.</param>
    /// <param name="Attempts">How often this version was claimed.</param>
    /// <param name="NextAt">When a write that came during the claim is due.</param>
    private sealed record Turn(TimeSpan At, long? Claim = null, int Attempts = 0, TimeSpan? NextAt = null);

    public int Count => _turns.Count;

    public void Accept(QueuedRecord record, TimeSpan dueIn)
    {
        var key = record.Write.Key!;
        var at = _clock.Now + dueIn;
        _records[key] = record;
        _turns[key] = _turns.GetValueOrDefault(key) switch
        {
            null => new Turn(at),
            // Race 48b: the claim goes on with the former version, and this one is due after it.
            { Claim: not null } claimed => claimed with { NextAt = claimed.NextAt ?? at },
            { Attempts: > 0 } => new Turn(at),
            // A key that is written all the time is still flushed when its first write was to be.
            var waiting => waiting,
        };
    }

    public ClaimReply Claim(WriteClaim claim)
    {
        var now = _clock.Now;
        var writes = new List<ClaimedWrite>();
        foreach (var (key, turn) in Due(now).Take(claim.Max).ToArray())
        {
            var attempt = turn.NextAt is null ? turn.Attempts + 1 : 1;
            _turns[key] = new Turn(now + claim.Duration, claim.Token, attempt);
            var record = _records[key];
            writes.Add(new ClaimedWrite(record.Write, attempt, record.Record, record.Entry) { WasClaimed = attempt > 1 });
        }

        return new ClaimReply(writes, _turns.Count == 0 ? null : TimeSpan.FromTicks(Math.Max(0, (_turns.Values.Min(turn => turn.At) - now).Ticks)));
    }

    public void Acknowledge(long claim, WriteVersion flushed)
    {
        // Whoever holds the claim by now: the sink has this version, and there is no newer one.
        if (IsNewest(flushed))
        {
            Forget(flushed.Key!);
        }
        else
        {
            GiveBack(claim, flushed.Key!);
        }
    }

    public void Retry(long claim, WriteVersion failed, TimeSpan retryIn) => EndClaim(claim, failed, retryIn, uncounted: 0);

    public void Release(long claim, WriteVersion write, bool mayBeFlushed) => EndClaim(claim, write, TimeSpan.Zero, uncounted: 1);

    public (QueuedRecord Record, int Attempts)? Remove(long claim, WriteVersion write)
    {
        if (!IsNewest(write))
        {
            GiveBack(claim, write.Key!);
            return null;
        }

        var (turn, record) = (_turns[write.Key!], _records[write.Key!]);
        if (turn.Claim != claim)
        {
            return null;
        }

        Forget(write.Key!);
        return (record, turn.Attempts);
    }

    /// <summary>Replaces the version of a claimed write.</summary>
    public bool TryRaise(long claim, WriteVersion write, long incarnation, long version)
    {
        if (!IsNewest(write) || _turns[write.Key!].Claim != claim || _records[write.Key!].Incarnation != incarnation)
        {
            return false;
        }

        _records[write.Key!] = _records[write.Key!] with { Write = write with { Version = version } };
        return true;
    }

    public WriteBehindStats Stats(long dead)
    {
        var now = _clock.Now;
        var due = Due(now).ToArray();
        return new WriteBehindStats(
            _turns.Count, due.Length, _turns.Values.Count(turn => turn.Attempts > 0), dead, due.Length == 0 ? TimeSpan.Zero : now - due[0].Value.At);
    }

    /// <param name="records">The copy of the group's records.</param>
    public KeyedWrites Copy(Dictionary<string, QueuedRecord> records) => new(_clock, records, new(_turns, StringComparer.Ordinal));

    private IEnumerable<KeyValuePair<string, Turn>> Due(TimeSpan now) =>
        _turns.Where(turn => turn.Value.At <= now).OrderBy(turn => turn.Value.At).ThenBy(turn => turn.Key, StringComparer.Ordinal);

    private bool IsNewest(WriteVersion write) =>
        _turns.ContainsKey(write.Key!) && _records[write.Key!].Write.Version == write.Version;

    private void EndClaim(long claim, WriteVersion write, TimeSpan dueIn, int uncounted)
    {
        if (!IsNewest(write))
        {
            GiveBack(claim, write.Key!);
        }
        else if (_turns[write.Key!] is { Claim: { } holder } turn && holder == claim)
        {
            _turns[write.Key!] = new Turn(_clock.Now + dueIn, Claim: null, turn.Attempts - uncounted);
        }
    }

    private void GiveBack(long claim, string key)
    {
        if (_turns.GetValueOrDefault(key) is { Claim: { } holder } turn && holder == claim)
        {
            _turns[key] = new Turn(turn.NextAt ?? _clock.Now);
        }
    }

    private void Forget(string key)
    {
        _turns.Remove(key);
        _records.Remove(key);
    }
}

using Cacheable.Keys;
using Cacheable.Remote;

namespace Cacheable.Invalidation;

/// <summary>
/// What this instance knows of the history of one group, and whether L2 may be read on the strength of it. All that is heard goes
/// into the epochs before it counts as heard, so that a proof never runs ahead of what it proves.
/// </summary>
internal sealed class GroupHistory(EpochTable epochs, UnansweredWrites unanswered)
{
    private readonly Lock _lock = new();
    private KnownHistory? _known;
    private long _losses;
    private bool _joined;

    /// <summary>What is known; <see langword="null"/> before the first sync.</summary>
    public KnownHistory? Known => Volatile.Read(ref _known);

    /// <summary>Whether a sync has succeeded since the last doubt, so that what L2 says continues what is known.</summary>
    public bool IsJoined => Volatile.Read(ref _joined);

    /// <summary>How often there was reason to doubt. What was asked before the latest doubt answers nothing.</summary>
    public long Losses => Volatile.Read(ref _losses);

    /// <summary>A connection broke or an answer contradicted: L2 is not read before the next sync.</summary>
    public void Doubt()
    {
        lock (_lock)
        {
            _losses++;
            _joined = false;
        }
    }

    /// <summary>Takes a message; <see langword="false"/> says that one before it is missing, or that it belongs to an unknown history.</summary>
    public bool Hear(RemoteInvalidation message)
    {
        lock (_lock)
        {
            // Race 12 and doubled messages: what was heard was applied.
            var isOfKnown = _known is { } known && known.Witness.Incarnation == message.Point.Incarnation;
            var contradicts = isOfKnown && Contradicts(message.Point);
            if (isOfKnown && !contradicts && message.Point.Sequence <= _known!.Heard)
            {
                return true;
            }

            Apply(message);

            // In doubt nothing advances: what is known must stay what the next sync is asked with.
            if (!isOfKnown || contradicts || !_joined)
            {
                return false;
            }

            // Race 10, a lost message: this one counts as heard only if it is the next.
            var isNext = message.Point.Sequence == _known!.Heard + 1;
            Advance(message.Point, isNext ? message.Point.Sequence : _known.Heard);
            return isNext;
        }
    }

    /// <summary>Takes the point that this instance's own invalidation has reached; <see langword="false"/> says that it is of an unknown history.</summary>
    public bool Learn(HistoryPoint own)
    {
        lock (_lock)
        {
            if (_known?.Witness.Incarnation != own.Incarnation || Contradicts(own) || !_joined)
            {
                return false;
            }

            Advance(own, _known.Heard);
            return true;
        }
    }

    /// <summary>Takes the answer to a sync that asked with <paramref name="asked"/>; <see langword="false"/> says that it proves nothing.</summary>
    /// <param name="reply">The answer.</param>
    /// <param name="asked">What was known when it was sent.</param>
    /// <param name="losses">The doubts there had been when it was sent.</param>
    public bool Join(SyncReply reply, KnownHistory? asked, long losses)
    {
        lock (_lock)
        {
            if (_losses != losses || _known?.Witness.Incarnation != asked?.Witness.Incarnation)
            {
                return false;
            }

            if (reply.Relation == HistoryRelation.Continues)
            {
                foreach (var missed in reply.Missed)
                {
                    Apply(missed);
                }

                Advance(reply.Point, Math.Max(_known!.Heard, reply.Point.Sequence));
            }
            else
            {
                epochs.InvalidateAll();
                Adopt(reply.Point);
            }

            _joined = true;
            return true;
        }
    }

    /// <summary>Whether an entry that L2 returned may be believed by who knew <paramref name="known"/> before asking.</summary>
    public static bool Admits(KnownHistory? known, RemoteEntry entry) =>
        known is not null && entry.Incarnation == known.Witness.Incarnation && entry.Sequence >= known.Witness.Sequence;

    // What this instance sent itself it has applied, or will when the answer comes: a second time would only cost misses. What was never
    // answered may happen late, with nobody waiting.
    private void Apply(RemoteInvalidation invalidation)
    {
        if (!invalidation.IsOwn || unanswered.MayBring(invalidation.Name))
        {
            epochs.Invalidate(invalidation.Name);
        }
    }

    // Race 24: two invalidations under one number are of two histories. The one that is known stays, for the next sync to ask with.
    private bool Contradicts(HistoryPoint point)
    {
        var witness = _known!.Witness;
        var isAnother = point.Sequence == witness.Sequence && point.Mark != witness.Mark && point.Mark != 0 && witness.Mark != 0;
        if (isAnother)
        {
            _losses++;
            _joined = false;
        }

        return isAnother;
    }

    private void Advance(HistoryPoint point, long heard)
    {
        var witness = point.Sequence > _known!.Witness.Sequence ? point : _known.Witness;
        Volatile.Write(ref _known, new KnownHistory(witness, heard));
    }

    // In the same incarnation, messages may have told of more than the answer while it travelled.
    private void Adopt(HistoryPoint point)
    {
        var isAhead = _known?.Witness.Incarnation == point.Incarnation && _known.Witness.Sequence > point.Sequence;
        Volatile.Write(ref _known, isAhead ? _known! with { Heard = Math.Max(_known.Heard, point.Sequence) } : new KnownHistory(point, point.Sequence));
    }
}

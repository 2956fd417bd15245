using Cacheable.Remote;

namespace Cacheable.Testing;

/// <summary>How the history of a group relates to what an instance knew of it: the heart of a sync.</summary>
internal static class HistoryComparison
{
    public static (HistoryRelation Relation, IReadOnlyList<LoggedInvalidation> Missed) Compare(
        GroupHistory history, InvalidationLog log, KnownHistory? known)
    {
        if (known is null)
        {
            return (HistoryRelation.First, []);
        }

        var witness = known.Witness;
        if (witness.Incarnation != history.Incarnation)
        {
            return (history.Succeeds(witness.Incarnation) ? HistoryRelation.Succeeds : HistoryRelation.Diverged, []);
        }

        // Two ways in which history was put back: it is not as far as it was, or it went there by another way.
        var mark = log.MarkOf(witness.Sequence);
        if (history.Sequence < witness.Sequence || (mark != 0 && mark != witness.Mark))
        {
            return (HistoryRelation.Diverged, []);
        }

        // A witness without a mark is of the moment an incarnation began or a log was lost: there is nothing to compare.
        return mark == witness.Mark && log.Between(known.Heard, history.Sequence) is { } missed
            ? (HistoryRelation.Continues, missed)
            : (HistoryRelation.Truncated, []);
    }
}

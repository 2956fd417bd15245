using System.Collections;
using System.Data.Common;

namespace Cacheable.WriteBehind.Sinks;

/// <summary>Writes many rows in few round trips: what is there, what versions the others have, and what is new.</summary>
internal sealed class GuardedBatch(GuardedTable table, SqlSession session)
{
    private readonly GuardedWrite _one = new(table, session);

    public async ValueTask<IReadOnlyList<SinkReply>> RunAsync(IReadOnlyList<GuardedStatements> rows)
    {
        if (!session.CanBatch || rows.Count < 2 || HasTwice(rows))
        {
            return await OneByOneAsync(rows).ConfigureAwait(false);
        }

        var replies = new SinkReply[rows.Count];
        var left = await UpdateAsync(rows, replies).ConfigureAwait(false);
        if (left.Count > 0)
        {
            left = await CompareAsync(rows, left, replies).ConfigureAwait(false);
        }

        if (left.Count > 0 && !await TryInsertAsync(rows, left, replies).ConfigureAwait(false))
        {
            foreach (var n in left)
            {
                replies[n] = await _one.RunAsync(rows[n]).ConfigureAwait(false);
            }
        }

        return replies;
    }

    // The second of two rows of one key is to be compared with the first.
    private static bool HasTwice(IReadOnlyList<GuardedStatements> rows) =>
        rows.Select(static row => row.Key.Select(static column => column.Value).ToArray())
            .Distinct(EqualityComparer<object?[]>.Create(StructuralComparisons.StructuralEqualityComparer.Equals, StructuralComparisons.StructuralEqualityComparer.GetHashCode))
            .Count() < rows.Count;

    private async ValueTask<IReadOnlyList<SinkReply>> OneByOneAsync(IReadOnlyList<GuardedStatements> rows)
    {
        var replies = new SinkReply[rows.Count];
        for (var n = 0; n < rows.Count; n++)
        {
            replies[n] = await _one.RunAsync(rows[n]).ConfigureAwait(false);
        }

        return replies;
    }

    private async ValueTask<List<int>> UpdateAsync(IReadOnlyList<GuardedStatements> rows, SinkReply[] replies)
    {
        var changed = await session.ExecuteAsync([.. rows.Select(static row => row.Update)]).ConfigureAwait(false);
        var left = new List<int>();
        for (var n = 0; n < rows.Count; n++)
        {
            if (_one.IsOne(changed[n]))
            {
                replies[n] = SinkReply.Took(rows[n].Version);
            }
            else
            {
                left.Add(n);
            }
        }

        return left;
    }

    private async ValueTask<List<int>> CompareAsync(IReadOnlyList<GuardedStatements> rows, List<int> asked, SinkReply[] replies)
    {
        var stored = await session.ReadVersionsAsync([.. asked.Select(n => rows[n].Select)]).ConfigureAwait(false);
        var left = new List<int>();
        foreach (var (n, version) in asked.Zip(stored))
        {
            if (version >= rows[n].Version)
            {
                replies[n] = SinkReply.Refused(rows[n].Version, version.Value);
                replies[n].Tell(rows[n].Write);
            }
            else
            {
                left.Add(n);
            }
        }

        return left;
    }

    /// <summary>Inserts all in one step, which can be taken back as a whole where one of them has come meanwhile; so only in a transaction.</summary>
    private async ValueTask<bool> TryInsertAsync(IReadOnlyList<GuardedStatements> rows, List<int> left, SinkReply[] replies)
    {
        if (!session.HasSavepoints)
        {
            return false;
        }

        try
        {
            await session.TryAsync(async () => await session.ExecuteAsync([.. left.Select(n => rows[n].Insert)]).ConfigureAwait(false)).ConfigureAwait(false);
        }
        catch (DbException)
        {
            return false;
        }

        left.ForEach(n => replies[n] = SinkReply.Took(rows[n].Version));
        return true;
    }
}

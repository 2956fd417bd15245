using System.Data.Common;

namespace Cacheable.WriteBehind.Sinks;

/// <summary>Writes one row, whoever else writes it at the same time.</summary>
internal sealed class GuardedWrite(GuardedTable table, SqlSession session)
{
    private const int Attempts = 5;

    /// <summary>Writes the row, and tells its flush what the sink holds instead.</summary>
    public async ValueTask<SinkReply> RunAsync(GuardedStatements row)
    {
        var reply = await UpsertAsync(row).ConfigureAwait(false);
        reply.Tell(row.Write);
        return reply;
    }

    /// <summary>Whether the statement changed its row.</summary>
    /// <exception cref="InvalidOperationException">It changed several, or the provider does not say.</exception>
    public bool IsOne(int rows) => rows switch
    {
        0 => false,
        1 => true,
        < 0 => throw new InvalidOperationException($"The database does not say how many rows of {table.Name} it changed, as with SET NOCOUNT ON: nothing can be told from that."),
        _ => throw new InvalidOperationException($"{rows} rows of {table.Name} have one key: make {string.Join(", ", table.Key)} unique."),
    };

    /// <summary>Inserts the row. <see langword="false"/>: somebody else has, meanwhile.</summary>
    public async ValueTask<bool> TryInsertAsync(GuardedStatements row)
    {
        try
        {
            await session.TryAsync(async () => await session.ExecuteAsync(row.Insert).ConfigureAwait(false)).ConfigureAwait(false);
            return true;
        }
        catch (DbException) when (session.HasSavepoints || !session.IsInTransaction)
        {
            // No two providers tell a key that is there in the same way, so the row is asked for.
            if (await session.ReadVersionAsync(row.Select).ConfigureAwait(false) is null)
            {
                throw;
            }

            return false;
        }
    }

    private async ValueTask<SinkReply> UpsertAsync(GuardedStatements row)
    {
        for (var attempt = 0; attempt < Attempts; attempt++)
        {
            if (IsOne(await session.ExecuteAsync(row.Update).ConfigureAwait(false)))
            {
                return SinkReply.Took(row.Version);
            }

            var stored = await session.ReadVersionAsync(row.Select).ConfigureAwait(false);
            if (stored >= row.Version)
            {
                return SinkReply.Refused(row.Version, stored.Value);
            }

            if (stored is null && await TryInsertAsync(row).ConfigureAwait(false))
            {
                return SinkReply.Took(row.Version);
            }

            // Between two statements the row came, or went and came back with a lower version: from the beginning.
        }

        throw new InvalidOperationException(
            $"A row of {table.Name} was neither updated nor inserted in {Attempts} attempts: its version is lower, and yet it is not updated. Does something delete or hide it?");
    }
}

using System.Data.Common;
using System.Globalization;
using System.Transactions;

namespace Cacheable.WriteBehind.Sinks;

/// <summary>
/// Statements on one connection, asked for synchronously or not: everything here has completed when it returns, where the caller is
/// synchronous.
/// </summary>
internal sealed class SqlSession(DbConnection connection, DbTransaction? transaction, bool isAsync, CancellationToken cancellationToken)
{
    // Of one name: the innermost of them counts.
    private const string Savepoint = "cacheable_guarded";

    /// <summary>Whether several statements go in one round trip.</summary>
    public bool CanBatch => connection.CanCreateBatch;

    /// <summary>Whether a statement that fails can be taken back without what came before it in the transaction.</summary>
    public bool HasSavepoints => transaction?.SupportsSavepoints is true;

    /// <summary>Whether a statement that fails takes what came before it along.</summary>
    public bool IsInTransaction => transaction is not null || Transaction.Current is not null;

    /// <returns>How many rows it changed.</returns>
    public async ValueTask<int> ExecuteAsync(SqlText text)
    {
        var command = Command(text);
        await using (command.ConfigureAwait(false))
        {
            return isAsync ? await command.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false) : command.ExecuteNonQuery();
        }
    }

    /// <returns>The version, or <see langword="null"/> where there is no row.</returns>
    public async ValueTask<long?> ReadVersionAsync(SqlText text)
    {
        var command = Command(text);
        await using (command.ConfigureAwait(false))
        {
            var version = isAsync ? await command.ExecuteScalarAsync(cancellationToken).ConfigureAwait(false) : command.ExecuteScalar();
            return version is null ? null : ToVersion(version);
        }
    }

    /// <summary>Several statements in one round trip.</summary>
    /// <returns>How many rows each of them changed.</returns>
    public async ValueTask<IReadOnlyList<int>> ExecuteAsync(IReadOnlyList<SqlText> texts)
    {
        var batch = Batch(texts);
        await using (batch.ConfigureAwait(false))
        {
            _ = isAsync ? await batch.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false) : batch.ExecuteNonQuery();
            return [.. batch.BatchCommands.Select(static command => command.RecordsAffected)];
        }
    }

    /// <summary>Several questions in one round trip.</summary>
    public async ValueTask<IReadOnlyList<long?>> ReadVersionsAsync(IReadOnlyList<SqlText> texts)
    {
        var versions = new List<long?>(texts.Count);
        var batch = Batch(texts);
        await using (batch.ConfigureAwait(false))
        {
            var reader = isAsync ? await batch.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false) : batch.ExecuteReader();
            await using (reader.ConfigureAwait(false))
            {
                do
                {
                    var hasRow = isAsync ? await reader.ReadAsync(cancellationToken).ConfigureAwait(false) : reader.Read();
                    versions.Add(hasRow ? ToVersion(reader.GetValue(0)) : null);
                }
                while (isAsync ? await reader.NextResultAsync(cancellationToken).ConfigureAwait(false) : reader.NextResult());
            }
        }

        return versions;
    }

    /// <summary>Runs what may fail, and takes it back where it does, so that the transaction can go on.</summary>
    public async ValueTask TryAsync(Func<ValueTask> runAsync)
    {
        if (!HasSavepoints)
        {
            await runAsync().ConfigureAwait(false);
            return;
        }

        await (isAsync ? transaction!.SaveAsync(Savepoint, cancellationToken) : Done(() => transaction!.Save(Savepoint))).ConfigureAwait(false);
        try
        {
            await runAsync().ConfigureAwait(false);
        }
        catch
        {
            await (isAsync ? transaction!.RollbackAsync(Savepoint, CancellationToken.None) : Done(() => transaction!.Rollback(Savepoint))).ConfigureAwait(false);
            throw;
        }

        await (isAsync ? transaction!.ReleaseAsync(Savepoint, cancellationToken) : Done(() => transaction!.Release(Savepoint))).ConfigureAwait(false);
    }

    private static Task Done(Action act)
    {
        act();
        return Task.CompletedTask;
    }

    private static long ToVersion(object value) => value is DBNull
        ? throw new InvalidOperationException("The version of a row is NULL, which nothing can be compared with: make the column NOT NULL, with 0 for the rows that are there.")
        : Convert.ToInt64(value, CultureInfo.InvariantCulture);

    private DbCommand Command(SqlText text)
    {
        var command = connection.CreateCommand();
        command.Transaction = transaction;
#pragma warning disable CA2100 // Names come from the table's maker; values are parameters.
        command.CommandText = text.Text;
#pragma warning restore CA2100
        text.Fill(command.Parameters, command.CreateParameter);
        return command;
    }

    private DbBatch Batch(IReadOnlyList<SqlText> texts)
    {
        var batch = connection.CreateBatch();
        batch.Transaction = transaction;
        foreach (var text in texts)
        {
            var command = batch.CreateBatchCommand();
            command.CommandText = text.Text;
            text.Fill(command.Parameters, command.CanCreateParameter ? command.CreateParameter : CreateParameter);
            batch.BatchCommands.Add(command);
        }

        return batch;
    }

    private DbParameter CreateParameter()
    {
        using var command = connection.CreateCommand();
        return command.CreateParameter();
    }
}

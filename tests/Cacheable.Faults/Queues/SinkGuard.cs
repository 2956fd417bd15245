using Cacheable.WriteBehind;
using Cacheable.WriteBehind.Sinks;
using Npgsql;

namespace Cacheable.Faults.Queues;

/// <summary>Compares versions; or, to show that the oracle bites, takes whatever comes.</summary>
internal sealed class SinkGuard(bool compares)
{
    public async Task<IReadOnlyList<SinkReply>> WriteAsync(
        GuardedTable table, NpgsqlConnection connection, IReadOnlyList<GuardedRow> rows, NpgsqlTransaction transaction)
    {
        if (compares)
        {
            return await table.WriteAsync(connection, rows, transaction);
        }

        var replies = new List<SinkReply>();
        foreach (var (row, write) in rows.Zip(WriteBehindFlush.Current!.Writes))
        {
            (string Name, object? Value)[] columns = [.. row.Columns, (table.Version, write.Version)];
            var names = string.Join(", ", columns.Select(static column => column.Name));
            var values = string.Join(", ", Enumerable.Range(1, columns.Length).Select(static n => $"${n}"));
            var replaced = string.Join(", ", columns.Select(static column => $"{column.Name} = EXCLUDED.{column.Name}"));
#pragma warning disable CA2100 // Names of our own.
            await using var command = new NpgsqlCommand(
                $"INSERT INTO {table.Name} ({names}) VALUES ({values}) ON CONFLICT ({table.Key[0]}) DO UPDATE SET {replaced}", connection, transaction);
#pragma warning restore CA2100
            foreach (var (_, value) in columns)
            {
                command.Parameters.Add(new() { Value = value });
            }

            await command.ExecuteNonQueryAsync();
            replies.Add(SinkReply.Took(write.Version));
        }

        return replies;
    }
}

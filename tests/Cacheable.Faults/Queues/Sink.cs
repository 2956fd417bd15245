using System.Globalization;
using Cacheable.WriteBehind;
using Cacheable.WriteBehind.Sinks;
using Npgsql;

namespace Cacheable.Faults.Queues;

/// <summary>
/// The service behind the decorator, on PostgreSQL: a row for each basket that compares versions, and in the same transaction a history
/// of every version that it took. The notes lie beside a row that says how far they are.
/// </summary>
internal sealed class Sink(NpgsqlDataSource source, SinkGuard guard) : IBaskets
{
    private static readonly GuardedTable Baskets = new("baskets", key: ["basket"]);
    private static readonly GuardedTable Positions = new("positions", key: ["log"]);

    public async ValueTask SaveAsync(int basket, long counter) => await SaveManyAsync([(basket, counter)]);

    public async Task SaveManyAsync(IReadOnlyList<(int Basket, long Counter)> baskets) => await WriteAsync(
        Baskets,
        [.. baskets.Select(static basket => new GuardedRow(("basket", basket.Basket), ("counter", basket.Counter)))],
        "INSERT INTO history (basket, counter, version) SELECT * FROM unnest($1, $2, $3)",
        baskets);

    public async ValueTask NoteAsync(int writer, long number) => await NoteManyAsync([(writer, number)]);

    public async Task NoteManyAsync(IReadOnlyList<(int Writer, long Number)> notes) => await WriteAsync(
        Positions,
        [.. notes.Select(static _ => new GuardedRow(("log", "notes")))],
        "INSERT INTO notes (writer, number, version) SELECT * FROM unnest($1, $2, $3)",
        notes);

    private async Task WriteAsync(GuardedTable table, IReadOnlyList<GuardedRow> rows, string append, IReadOnlyList<(int Of, long Number)> written)
    {
        var writes = WriteBehindFlush.Current!.Writes;
        await using var connection = await source.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        var replies = await guard.WriteAsync(table, connection, rows, transaction);
        var taken = Enumerable.Range(0, rows.Count).Where(n => replies[n].IsWritten).ToList();
        await using var command = new NpgsqlCommand(append, connection, transaction)
        {
            Parameters =
            {
                new() { Value = taken.Select(n => written[n].Of).ToArray() },
                new() { Value = taken.Select(n => written[n].Number).ToArray() },
                new() { Value = taken.Select(n => writes[n].Version).ToArray() },
            },
        };
        await command.ExecuteNonQueryAsync();
        await CountRefusedAsync(connection, transaction, replies);
        await transaction.CommitAsync();
    }

    private static async Task CountRefusedAsync(NpgsqlConnection connection, NpgsqlTransaction transaction, IReadOnlyList<SinkReply> replies)
    {
        var refused = replies.Where(static reply => !reply.IsWritten).Select(static reply => reply.Outcome.ToString()).ToArray();
        if (refused.Length > 0)
        {
            await using var command = new NpgsqlCommand("INSERT INTO refused SELECT unnest($1)", connection, transaction) { Parameters = { new() { Value = refused } } };
            await command.ExecuteNonQueryAsync();
        }
    }
}

using Npgsql;

namespace Cacheable.Faults.Queues;

/// <summary>What the sink has in the end, and what its history says of the way there.</summary>
internal sealed class SinkDatabase(NpgsqlDataSource source)
{
    private const string Tables = """
        CREATE TABLE baskets (basket int PRIMARY KEY, counter bigint NOT NULL, version bigint NOT NULL);
        CREATE TABLE history (id bigserial PRIMARY KEY, basket int NOT NULL, counter bigint NOT NULL, version bigint NOT NULL);
        CREATE TABLE positions (log text PRIMARY KEY, version bigint NOT NULL);
        CREATE TABLE notes (id bigserial PRIMARY KEY, writer int NOT NULL, number bigint NOT NULL, version bigint NOT NULL);
        CREATE TABLE refused (outcome text NOT NULL);
        """;

    public Task CreateAsync() => RunAsync(Tables);

    public async Task<Dictionary<int, long>> BasketsAsync()
    {
        await using var command = source.CreateCommand("SELECT basket, counter FROM baskets");
        await using var reader = await command.ExecuteReaderAsync();
        var baskets = new Dictionary<int, long>();
        while (await reader.ReadAsync())
            baskets.Add(reader.GetInt32(0), reader.GetInt64(1));

        return baskets;
    }

    public async Task<HashSet<(int Writer, long Number)>> NotesAsync()
    {
        await using var command = source.CreateCommand("SELECT writer, number FROM notes");
        await using var reader = await command.ExecuteReaderAsync();
        var notes = new HashSet<(int, long)>();
        while (await reader.ReadAsync())
            notes.Add((reader.GetInt32(0), reader.GetInt64(1)));

        return notes;
    }

    public Task<long> FlushedAsync() => CountAsync("SELECT count(*) FROM history");

    public Task<long> RefusedAsync(string outcome) => CountAsync("SELECT count(*) FROM refused WHERE outcome = $1", outcome);

    /// <summary>Rows of a basket whose version or counter is not above that of the row before, and notes that are not above the one before of their writer.</summary>
    public async Task<long> OutOfOrderAsync() =>
        await CountAsync("""
            SELECT count(*) FROM (
                SELECT version, counter, lag(version) OVER one AS former_version, lag(counter) OVER one AS former
                FROM history WINDOW one AS (PARTITION BY basket ORDER BY id)) steps
            WHERE version < former_version OR counter < former
            """)
        + await CountAsync("""
            SELECT count(*) FROM (
                SELECT version, number, lag(version) OVER (ORDER BY id) AS former_version, lag(number) OVER (PARTITION BY writer ORDER BY id) AS former
                FROM notes) steps
            WHERE version < former_version OR number < former
            """);

    /// <summary>How often a version of a basket, or a note, was written more than once.</summary>
    public async Task<long> DoubledAsync() =>
        await CountAsync("SELECT count(*) FROM (SELECT FROM history GROUP BY basket, version HAVING count(*) > 1) twice")
        + await CountAsync("SELECT count(*) FROM (SELECT FROM notes GROUP BY writer, number HAVING count(*) > 1) twice");

    private async Task<long> CountAsync(string text, params string[] values)
    {
        await using var command = source.CreateCommand(text);
        foreach (var value in values)
            command.Parameters.Add(new() { Value = value });

        return (long)(await command.ExecuteScalarAsync())!;
    }

    private async Task RunAsync(string text)
    {
        await using var command = source.CreateCommand(text);
        await command.ExecuteNonQueryAsync();
    }
}

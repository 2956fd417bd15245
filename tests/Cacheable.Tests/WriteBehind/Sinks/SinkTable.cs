using System.Data.Common;
using System.Globalization;
using Cacheable.WriteBehind;
using Cacheable.WriteBehind.Sinks;

namespace Cacheable.Tests.WriteBehind.Sinks;

/// <summary>The carts of a shop, as a sink that compares versions keeps them.</summary>
internal static class SinkTable
{
    public const string Create =
        "CREATE TABLE IF NOT EXISTS carts (tenant TEXT NOT NULL, user_id INTEGER NOT NULL, content TEXT, deleted INTEGER NOT NULL DEFAULT 0, version BIGINT NOT NULL, PRIMARY KEY (tenant, user_id))";

    public static GuardedTable Carts { get; } = new("carts", key: ["tenant", "user_id"]);

    public static GuardedRow Cart(string? content, int user = 4) => new(("tenant", "a"), ("user_id", user), ("content", content));

    /// <summary>A cart that is not flushed, with a version of its own.</summary>
    public static GuardedRow At(long version, string? content, int user = 4) =>
        new(("tenant", "a"), ("user_id", user), ("content", content)) { Version = version };

    /// <summary>What the table has: user, content and version of each row, in order.</summary>
    public static async Task<string> ReadAsync(this DbConnection connection)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT user_id, content, version FROM carts ORDER BY user_id";
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<string>();
        while (await reader.ReadAsync())
        {
            rows.Add(string.Create(CultureInfo.InvariantCulture, $"{reader.GetValue(0)} {reader.GetValue(1)} {reader.GetValue(2)}"));
        }

        return string.Join(", ", rows);
    }

    public static async Task RunAsync(this DbConnection connection, string text)
    {
        await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The texts are those of the tests.
        command.CommandText = text;
#pragma warning restore CA2100
        await command.ExecuteNonQueryAsync();
    }
}

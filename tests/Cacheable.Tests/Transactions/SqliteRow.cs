using System.Data.Common;
using Microsoft.Data.Sqlite;

namespace Cacheable.Tests.Transactions;

/// <summary>One row of a real database in a file, so that one connection writes while another still reads what is committed.</summary>
internal sealed class SqliteRow : IAsyncDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("cacheable-").FullName;
    private readonly string _connectionString;

    public SqliteRow(string value)
    {
        _connectionString = new SqliteConnectionStringBuilder { DataSource = Path.Combine(_folder, "shop.db"), Pooling = false }.ConnectionString;
        using var connection = Open();
        Execute(connection, "PRAGMA journal_mode = WAL; CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT NOT NULL);", transaction: null);
        Execute(connection, "INSERT INTO users VALUES (4, @value)", transaction: null, value);
    }

    public SqliteConnection Open()
    {
        var connection = new SqliteConnection(_connectionString);
        connection.Open();
        return connection;
    }

    /// <summary>Writes through a connection of its own, or inside <paramref name="transaction"/>.</summary>
    public Task WriteAsync(string value, DbTransaction? transaction)
    {
        using var own = transaction is null ? Open() : null;
        Execute(own ?? transaction!.Connection!, "UPDATE users SET name = @value WHERE id = 4", transaction, value);
        return Task.CompletedTask;
    }

    /// <summary>Reads what is committed, or what <paramref name="transaction"/> sees.</summary>
    public string Read(DbTransaction? transaction = null)
    {
        using var own = transaction is null ? Open() : null;
        using var command = (own ?? transaction!.Connection!).CreateCommand();
        command.Transaction = transaction;
        command.CommandText = "SELECT name FROM users WHERE id = 4";
        return (string)command.ExecuteScalar()!;
    }

    public ValueTask DisposeAsync()
    {
        Directory.Delete(_folder, recursive: true);
        return default;
    }

    private static void Execute(DbConnection connection, string text, DbTransaction? transaction, string? value = null)
    {
        using var command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = text;
        if (value is not null)
        {
            command.Parameters.Add(new SqliteParameter("@value", value));
        }

        command.ExecuteNonQuery();
    }
}

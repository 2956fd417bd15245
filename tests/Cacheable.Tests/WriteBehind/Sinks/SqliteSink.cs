using System.Data.Common;
using Microsoft.Data.Sqlite;

namespace Cacheable.Tests.WriteBehind.Sinks;

/// <summary>A SQLite database in a file.</summary>
public sealed class SqliteSink : ISinkDatabase
{
    private readonly string _folder = Directory.CreateTempSubdirectory("cacheable-").FullName;

    public async Task<DbConnection> OpenAsync()
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = Path.Combine(_folder, "shop.db"), Pooling = false }.ConnectionString);
        await connection.OpenAsync();
        await connection.RunAsync(SinkTable.Create);
        return connection;
    }

    public ValueTask DisposeAsync()
    {
        Directory.Delete(_folder, recursive: true);
        return default;
    }
}

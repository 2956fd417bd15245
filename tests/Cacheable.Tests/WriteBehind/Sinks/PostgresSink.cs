using System.Data.Common;
using Cacheable.Tests.Servers;
using Npgsql;

namespace Cacheable.Tests.WriteBehind.Sinks;

/// <summary>A database on a real PostgreSQL.</summary>
public sealed class PostgresSink(PostgresServer server) : ISinkDatabase
{
    private PostgresDatabase? _database;

    public async Task<DbConnection> OpenAsync()
    {
        _database ??= await server.CreateDatabaseAsync();
        var connection = new NpgsqlConnection(_database.ConnectionString);
        await connection.OpenAsync();
        await connection.RunAsync(SinkTable.Create);
        return connection;
    }

    public async ValueTask DisposeAsync()
    {
        if (_database is not null)
        {
            await _database.DisposeAsync();
        }
    }
}

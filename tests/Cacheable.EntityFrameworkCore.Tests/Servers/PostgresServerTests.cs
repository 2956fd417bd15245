using Cacheable.Tests.Servers;
using Npgsql;

namespace Cacheable.EntityFrameworkCore.Tests.Servers;

public sealed class PostgresServerTests(PostgresServer server)
{
    [Fact]
    public async Task A_test_has_a_database_of_its_own_that_is_gone_after_it()
    {
        await using var mine = await server.CreateDatabaseAsync();
        string others;
        await using (var database = await server.CreateDatabaseAsync())
        {
            others = database.ConnectionString;
            await ScalarAsync(others, "CREATE TABLE users (id int); SELECT 1");
        }

        Assert.Equal(0L, await ScalarAsync(mine.ConnectionString, "SELECT count(*) FROM pg_tables WHERE tablename = 'users'"));
        var gone = await Assert.ThrowsAsync<PostgresException>(() => ScalarAsync(others, "SELECT 1"));
        Assert.Equal(PostgresErrorCodes.InvalidCatalogName, gone.SqlState);
    }

    [Fact]
    public async Task The_server_decodes_its_log_for_whoever_follows_changes()
    {
        await using var database = await server.CreateDatabaseAsync();

        Assert.Equal("logical", await ScalarAsync(database.ConnectionString, "SHOW wal_level"));
    }

    private static async Task<object?> ScalarAsync(string connectionString, string text)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        await using var command = new NpgsqlCommand(text, connection);
        return await command.ExecuteScalarAsync(TestContext.Current.CancellationToken);
    }
}

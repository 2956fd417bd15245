using Npgsql;
using Xunit;

namespace Cacheable.Tests.Servers;

/// <summary>
/// A real PostgreSQL for a test assembly: <c>CACHEABLE_TEST_POSTGRES</c> (a connection string; databases are made and dropped there), else
/// a cluster of the installed programs. Where there is none, a test that asks is skipped, or fails with <c>CACHEABLE_REQUIRE_SERVERS=1</c>.
/// </summary>
public sealed class PostgresServer : IAsyncLifetime
{
    private PostgresProcess? _process;
    private string? _connectionString;

    public async ValueTask InitializeAsync()
    {
        if (Environment.GetEnvironmentVariable("CACHEABLE_TEST_POSTGRES") is { Length: > 0 } given)
        {
            _connectionString = given;
        }
        else if (PostgresPrograms.Find() is { } programs)
        {
            _process = await PostgresProcess.StartAsync(programs);
            _connectionString = _process.ConnectionString;
        }
    }

    /// <summary>An empty database of the running test's own.</summary>
    public async Task<PostgresDatabase> CreateDatabaseAsync() => await PostgresDatabase.CreateAsync(_connectionString ?? Missing());

    public async ValueTask DisposeAsync()
    {
        NpgsqlConnection.ClearAllPools();
        if (_process is not null)
        {
            await _process.DisposeAsync();
        }
    }

    private static string Missing()
    {
        MissingServer.Say("there is no PostgreSQL: CACHEABLE_TEST_POSTGRES is not set, and initdb is neither in /usr/lib/postgresql nor in the path.");
        return string.Empty;
    }
}

using Cacheable.Tests.Servers;
using Microsoft.EntityFrameworkCore;

namespace Cacheable.EntityFrameworkCore.Tests.Sinks;

public sealed class PostgresGuardedWriteTests(PostgresServer server) : GuardedWriteTests
{
    private PostgresDatabase? _database;

    private protected override async Task<CartContext> OpenAsync()
    {
        _database ??= await server.CreateDatabaseAsync();
        return new CartContext(new DbContextOptionsBuilder<CartContext>().UseNpgsql(_database.ConnectionString).Options);
    }

    protected override async ValueTask CloseAsync()
    {
        if (_database is not null)
        {
            await _database.DisposeAsync();
        }
    }
}

using System.Data.Common;
using Cacheable.Tests.Servers;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Cacheable.EntityFrameworkCore.Tests.Shop;

internal sealed class PostgresShop(PostgresServer server) : ShopDatabase
{
    private PostgresDatabase? _database;

    public string ConnectionString => _database!.ConnectionString;

    public override DbConnection Connect() => new NpgsqlConnection(ConnectionString);

    public override ValueTask DisposeAsync() => _database?.DisposeAsync() ?? default;

    protected override void Connect(DbContextOptionsBuilder options) => options.UseNpgsql(ConnectionString);

    protected override async Task CreateAsync() => _database = await server.CreateDatabaseAsync();

    protected override Task SeededAsync(ShopContext context) =>
        context.Database.ExecuteSqlRawAsync("""SELECT setval(pg_get_serial_sequence('"Users"', 'Id'), 100)""");
}

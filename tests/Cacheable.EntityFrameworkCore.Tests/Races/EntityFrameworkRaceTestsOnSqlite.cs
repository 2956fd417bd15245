using Cacheable.EntityFrameworkCore.Tests.Shop;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Cacheable.EntityFrameworkCore.Tests.Races;

public sealed class EntityFrameworkRaceTestsOnSqlite() : EntityFrameworkRaceTests(new SqliteShop())
{
    /// <remarks>EF Core begins transactions that write, of which SQLite has one at a time.</remarks>
    private protected override async Task<IAsyncDisposable> OpenReadOnlyAsync(ShopContext context)
    {
        var connection = (SqliteConnection)context.Database.GetDbConnection();
        await connection.OpenAsync();
        return await context.Database.UseTransactionAsync(connection.BeginTransaction(deferred: true)) ?? throw new InvalidOperationException("No transaction.");
    }
}

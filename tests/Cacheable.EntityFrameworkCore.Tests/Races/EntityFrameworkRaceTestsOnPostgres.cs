using Cacheable.EntityFrameworkCore.Tests.Shop;
using Cacheable.Tests.Servers;
using Microsoft.EntityFrameworkCore;

namespace Cacheable.EntityFrameworkCore.Tests.Races;

public sealed class EntityFrameworkRaceTestsOnPostgres(PostgresServer server) : EntityFrameworkRaceTests(new PostgresShop(server))
{
    private protected override async Task<IAsyncDisposable> OpenReadOnlyAsync(ShopContext context) => await context.Database.BeginTransactionAsync();
}

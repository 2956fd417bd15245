using Microsoft.EntityFrameworkCore;
using Storefront.Data;
using Storefront.Data.Seeding;
using Storefront.Demo;

namespace Cacheable.Storefront.Tests.Demo;

public sealed class CartAuditTests : IDisposable
{
    private readonly string _database = ShopFile.CreateCopy(SeedScale.ForProducts(200));

    public void Dispose() => ShopFile.Delete(_database);

    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, 1)]
    public void A_cart_that_a_shopper_was_told_of_and_the_database_has_not_is_missing(int told, long missing)
    {
        using var shop = new ShopContext(new DbContextOptionsBuilder<ShopContext>().UseSqlite(ShopFile.ConnectionString(_database)).Options);

        Assert.Equal(missing, CartAudit.CountMissing(shop, [new Observation(RowScanner.RowOf("cart"u8, 3), told, At: 0, Instance: 0)]));
    }
}

using Microsoft.Data.Sqlite;
using Storefront.Data.Seeding;

namespace Cacheable.Storefront.Tests.Data;

public sealed class SeedingTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("cacheable-seeding-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void The_default_shop_has_at_least_the_promised_sizes()
    {
        Assert.True(SeedScale.Default.Products >= 100_000);
        Assert.True(SeedScale.Default.OrderLines >= 500_000);
        Assert.Equal(SeedScale.Default, SeedScale.ForProducts(SeedScale.Default.Products));
    }

    [Fact]
    public void A_seeded_shop_holds_what_its_scale_says()
    {
        var scale = SeedScale.ForProducts(500);
        using var shop = Seed("shop.db", scale);

        Assert.Equal(scale.Products, Count(shop, "Products"));
        Assert.Equal(scale.Users, Count(shop, "Users"));
        Assert.Equal(scale.OrderLines, Count(shop, "OrderLines"));
        Assert.Equal(scale.Reviews, Count(shop, "Reviews"));
        Assert.Equal(scale.Users, Count(shop, "Carts"));
    }

    [Fact]
    public void Equal_scales_make_equal_shops()
    {
        using var first = Seed("first.db", SeedScale.ForProducts(300));
        using var second = Seed("second.db", SeedScale.ForProducts(300));

        Assert.Equal(Dump(first), Dump(second));
    }

    [Fact]
    public void Another_seed_makes_another_shop()
    {
        using var first = Seed("first.db", SeedScale.ForProducts(300));
        using var second = Seed("second.db", SeedScale.ForProducts(300) with { Seed = 7 });

        Assert.NotEqual(Dump(first), Dump(second));
    }

    [Fact]
    public void Lower_ids_sell_more()
    {
        using var shop = Seed("shop.db", SeedScale.ForProducts(1000));

        var head = Number(shop, "SELECT count(*) FROM OrderLines WHERE ProductId <= 100");
        Assert.True(head > Number(shop, "SELECT count(*) FROM OrderLines") / 4);
    }

    private static IEnumerable<string> Dump(SqliteConnection shop)
    {
        foreach (var table in (string[])["Categories", "Brands", "Products", "Users", "Orders", "OrderLines", "Reviews", "Carts", "CartLines"])
        {
            using var command = shop.CreateCommand();
            command.CommandText = $"SELECT * FROM {table} ORDER BY 1, 2";
            using var reader = command.ExecuteReader();
            while (reader.Read())
                yield return table + string.Join('|', Enumerable.Range(0, reader.FieldCount).Select(reader.GetValue));
        }
    }

    private static long Count(SqliteConnection shop, string table) => Number(shop, $"SELECT count(*) FROM {table}");

    private static long Number(SqliteConnection shop, string sql)
    {
        using var command = shop.CreateCommand();
        command.CommandText = sql;
        return (long)command.ExecuteScalar()!;
    }

    private SqliteConnection Seed(string name, SeedScale scale)
    {
        var path = Path.Combine(_folder.FullName, name);
        ShopFile.Seed(path, scale);
        var connection = new SqliteConnection($"{ShopFile.ConnectionString(path)};Pooling=False");
        connection.Open();
        return connection;
    }
}

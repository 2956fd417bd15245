using Microsoft.Data.Sqlite;

namespace Storefront.Data.Seeding;

/// <summary>Fills an empty shop. The lower a product's or user's id, the more popular it is, by Zipf's law.</summary>
internal sealed class Seeder(SqliteConnection connection, SeedScale scale)
{
    private static readonly DateOnly FirstDay = new(2024, 1, 1);
    private const int Days = 730;

    // Real sales are less skewed than page views; this leaves the best seller with about one line in a hundred.
    private const double SalesSkew = 0.75;

    // Customers differ less than products do: the most loyal one has some hundred orders, not thousands.
    private const double CustomerSkew = 0.5;

    private readonly Random _random = new(scale.Seed);
    private readonly int[] _prices = new int[scale.Products + 1];
    private readonly ZipfTable _productRanks = new(scale.Products, SalesSkew);
    private readonly ZipfTable _userRanks = new(scale.Users, CustomerSkew);

    public void Fill()
    {
        using var transaction = connection.BeginTransaction();
        var categories = AddCategories();
        var brands = AddBrands();
        AddProducts(categories, brands);
        AddUsers();
        AddOrders();
        AddReviews();
        AddCarts();
        transaction.Commit();
    }

    private string[] AddCategories()
    {
        using var insert = new BulkInsert(connection, "Categories", "Id", "Name", "Department");
        List<string> names = [];
        foreach (var (department, categories) in Vocabulary.Departments)
        {
            foreach (var name in categories)
            {
                names.Add(name);
                insert.Add(names.Count, name, department);
            }
        }

        return [.. names];
    }

    private string[] AddBrands()
    {
        using var insert = new BulkInsert(connection, "Brands", "Id", "Name");
        var names = Vocabulary.BrandStems.SelectMany(stem => Vocabulary.BrandEndings.Select(ending => stem + ending)).ToArray();
        for (var id = 1; id <= names.Length; id++)
            insert.Add(id, names[id - 1]);

        return names;
    }

    private void AddProducts(string[] categories, string[] brands)
    {
        using var insert = new BulkInsert(connection, "Products", "Id", "Name", "CategoryId", "BrandId", "PriceInCents", "Version");
        for (var id = 1; id <= scale.Products; id++)
        {
            var category = _random.Next(categories.Length);
            var name = $"{Pick(Vocabulary.Styles)} {Pick(Vocabulary.Materials)} {categories[category].ToLowerInvariant()} {_random.Next(100, 1000)}";
            _prices[id] = (_random.Next(3, 300) * 100) - 1;
            insert.Add(id, name, category + 1, _random.Next(brands.Length) + 1, _prices[id], 0);
        }
    }

    private void AddUsers()
    {
        using var insert = new BulkInsert(connection, "Users", "Id", "Name", "City", "Version");
        for (var id = 1; id <= scale.Users; id++)
            insert.Add(id, $"{Pick(Vocabulary.FirstNames)} {Pick(Vocabulary.LastNames)}", Pick(Vocabulary.Cities), 0);
    }

    private void AddOrders()
    {
        using var insertOrder = new BulkInsert(connection, "Orders", "Id", "UserId", "Number", "PlacedOn");
        using var insertLine = new BulkInsert(connection, "OrderLines", "OrderId", "ProductId", "Quantity", "UnitPriceInCents");
        var numbers = new int[scale.Users + 1];
        HashSet<int> products = [];
        for (int id = 1, lines = 0; lines < scale.OrderLines; id++)
        {
            var user = _userRanks.Rank(_random.NextDouble());
            var day = FirstDay.AddDays((int)((long)lines * Days / scale.OrderLines));
            insertOrder.Add(id, user, ++numbers[user], day.ToString("O"));

            products.Clear();
            for (var wanted = Math.Min(_random.Next(1, 6), scale.OrderLines - lines); wanted > 0; wanted--)
            {
                var product = NewProduct(products);
                insertLine.Add(id, product, _random.Next(1, 4), _prices[product]);
                lines++;
            }
        }
    }

    private void AddReviews()
    {
        using var insert = new BulkInsert(connection, "Reviews", "Id", "ProductId", "UserId", "Stars", "Text");
        for (var id = 1; id <= scale.Reviews; id++)
        {
            // The better of two throws: customers who write at all are mostly pleased.
            var stars = Math.Max(_random.Next(1, 6), _random.Next(1, 6));
            insert.Add(id, _productRanks.Rank(_random.NextDouble()), _random.Next(1, scale.Users + 1), stars, Pick(Vocabulary.Remarks));
        }
    }

    private void AddCarts()
    {
        using var insertCart = new BulkInsert(connection, "Carts", "UserId", "Version", "QueueVersion");
        using var insertLine = new BulkInsert(connection, "CartLines", "UserId", "ProductId", "Quantity", "UnitPriceInCents");
        HashSet<int> products = [];
        for (var user = 1; user <= scale.Users; user++)
        {
            insertCart.Add(user, 0, 0);
            products.Clear();
            for (var wanted = _random.Next(4); wanted > 0; wanted--)
            {
                var product = NewProduct(products);
                insertLine.Add(user, product, 1, _prices[product]);
            }
        }
    }

    private int NewProduct(HashSet<int> taken)
    {
        while (true)
        {
            var product = _productRanks.Rank(_random.NextDouble());
            if (taken.Add(product))
                return product;
        }
    }

    private string Pick(string[] words) => words[_random.Next(words.Length)];
}

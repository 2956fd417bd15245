namespace Storefront.Data;

public sealed class Category
{
    public int Id { get; init; }

    public required string Name { get; init; }

    public required string Department { get; init; }

    public ICollection<Product> Products { get; } = [];
}

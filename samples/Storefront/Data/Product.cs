namespace Storefront.Data;

public sealed class Product
{
    public int Id { get; init; }

    public required string Name { get; init; }

    public int CategoryId { get; init; }

    public Category Category { get; init; } = null!;

    public int BrandId { get; init; }

    public Brand Brand { get; init; } = null!;

    public int PriceInCents { get; private set; }

    /// <summary>Counts the changes of this row, so that a reader can tell an old price from the present one.</summary>
    public int Version { get; private set; }

    public ICollection<Review> Reviews { get; } = [];

    public void Reprice(int priceInCents)
    {
        PriceInCents = priceInCents;
        Version++;
    }
}

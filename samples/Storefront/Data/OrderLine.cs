namespace Storefront.Data;

public sealed class OrderLine
{
    public int OrderId { get; init; }

    public int ProductId { get; init; }

    public Product Product { get; init; } = null!;

    public int Quantity { get; init; }

    public int UnitPriceInCents { get; init; }
}

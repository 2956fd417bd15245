namespace Storefront.Data;

public sealed class CartLine
{
    public int UserId { get; init; }

    public int ProductId { get; init; }

    public Product Product { get; init; } = null!;

    public int Quantity { get; init; }

    /// <summary>The price when the product was put into the cart.</summary>
    public int UnitPriceInCents { get; init; }
}

namespace Storefront.Data;

public sealed class Cart
{
    public int UserId { get; init; }

    /// <summary>Counts the changes of the cart, its lines included.</summary>
    public int Version { get; private set; }

    public ICollection<CartLine> Lines { get; } = [];

    public void Add(int productId, int quantity, int unitPriceInCents)
    {
        if (Lines.FirstOrDefault(line => line.ProductId == productId) is { } line)
            line.Quantity += quantity;
        else
            Lines.Add(new CartLine { ProductId = productId, Quantity = quantity, UnitPriceInCents = unitPriceInCents });

        Version++;
    }

    public void Empty()
    {
        Lines.Clear();
        Version++;
    }
}

using Storefront.Catalog;

namespace Storefront.Carts;

/// <param name="Version">Counts the changes of the cart, its lines included.</param>
public sealed record CartContents(int UserId, int Version, IReadOnlyList<CartItem> Items)
{
    /// <summary>What the lines cost together.</summary>
    public Money Total => new(Items.Sum(item => item.Quantity * item.UnitPrice.Cents));

    /// <summary>With one more of a product, at the price that its page shows.</summary>
    public CartContents With(ProductDetail product)
    {
        var former = Items.FirstOrDefault(item => item.ProductId == product.Id);
        var item = former is null
            ? new CartItem(product.Id, product.Name, Quantity: 1, product.Price)
            : former with { Quantity = former.Quantity + 1 };
        return new CartContents(UserId, Version + 1, [.. Items.Where(other => other != former).Append(item).OrderBy(line => line.ProductId)]);
    }

    public CartContents Emptied() => new(UserId, Version + 1, []);
}

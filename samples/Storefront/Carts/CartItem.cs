using Storefront.Catalog;

namespace Storefront.Carts;

/// <param name="UnitPrice">The price when the product was put into the cart: it stays, whatever becomes of the product's.</param>
public sealed record CartItem(int ProductId, string Name, int Quantity, Money UnitPrice);

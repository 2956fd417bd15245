using Storefront.Catalog;

namespace Storefront.Carts;

/// <param name="Version">Counts the changes of the cart, its lines included.</param>
/// <param name="Total">What the lines cost together.</param>
public sealed record CartContents(int UserId, int Version, Money Total, IReadOnlyList<CartItem> Items);

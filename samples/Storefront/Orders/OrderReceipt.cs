namespace Storefront.Orders;

/// <param name="OrderNumber">The order's number among the user's.</param>
/// <param name="CartVersion">The version of the cart, now empty.</param>
public sealed record OrderReceipt(int OrderNumber, int CartVersion);

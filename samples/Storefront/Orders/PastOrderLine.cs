using Storefront.Catalog;

namespace Storefront.Orders;

public sealed record PastOrderLine(int ProductId, string Name, int Quantity, Money UnitPrice);

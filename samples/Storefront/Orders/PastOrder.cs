using Storefront.Catalog;

namespace Storefront.Orders;

public sealed record PastOrder(int Number, DateOnly PlacedOn, Money Total, IReadOnlyList<PastOrderLine> Lines)
{
    public static PastOrder Of(int number, DateOnly placedOn, IReadOnlyList<PastOrderLine> lines) =>
        new(number, placedOn, new Money(lines.Sum(line => line.Quantity * line.UnitPrice.Cents)), lines);
}

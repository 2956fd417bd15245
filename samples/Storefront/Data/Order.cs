namespace Storefront.Data;

public sealed class Order
{
    public int Id { get; init; }

    public int UserId { get; init; }

    /// <summary>Counts the orders of one user: 1, 2, 3, ...</summary>
    public int Number { get; init; }

    public DateOnly PlacedOn { get; init; }

    public ICollection<OrderLine> Lines { get; } = [];
}

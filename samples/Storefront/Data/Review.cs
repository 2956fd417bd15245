namespace Storefront.Data;

public sealed class Review
{
    public int Id { get; init; }

    public int ProductId { get; init; }

    public int UserId { get; init; }

    public User User { get; init; } = null!;

    public int Stars { get; init; }

    public required string Text { get; init; }
}

namespace Storefront.Data;

public sealed class Cart
{
    public int UserId { get; init; }

    /// <summary>Counts the changes of the cart, its lines included.</summary>
    public int Version { get; init; }

    /// <summary>The version of the queued write that wrote it last.</summary>
    public long QueueVersion { get; init; }

    public ICollection<CartLine> Lines { get; } = [];
}

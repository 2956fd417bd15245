namespace Cacheable.EntityFrameworkCore.Tests.Sinks;

/// <summary>A cart as a sink that compares versions keeps it.</summary>
internal sealed class CartRow
{
    public string Tenant { get; set; } = "a";

    public int UserId { get; set; }

    public string? Content { get; set; }

    public CartState State { get; set; }

    public bool IsDeleted { get; set; }

    public long Version { get; set; }
}

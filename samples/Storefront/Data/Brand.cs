namespace Storefront.Data;

public sealed class Brand
{
    public int Id { get; init; }

    public required string Name { get; init; }
}

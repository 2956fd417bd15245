namespace Storefront.Data;

public sealed class User
{
    public int Id { get; init; }

    public required string Name { get; set; }

    public required string City { get; init; }

    /// <summary>Counts the changes of this row.</summary>
    public int Version { get; private set; }

    public void Rename(string name)
    {
        Name = name;
        Version++;
    }
}

namespace Storefront.Demo;

/// <summary>How the demo measures.</summary>
internal sealed record DemoOptions
{
    public required TimeSpan Duration { get; init; }

    public required TimeSpan WarmUp { get; init; }

    public required int Clients { get; init; }

    public required int Seed { get; init; }

    /// <summary>The exponent of Zipf's law by which products, categories, users and search terms are drawn.</summary>
    public required double Skew { get; init; }

    /// <summary>How many instances of the shop share the database and L2.</summary>
    public int Instances { get; init; } = 2;
}

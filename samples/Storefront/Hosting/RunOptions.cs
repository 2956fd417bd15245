using Storefront.Data.Seeding;

namespace Storefront.Hosting;

/// <summary>What the command line asks for.</summary>
public sealed record RunOptions
{
    public bool Help { get; init; }

    /// <summary>Measure under load instead of serving.</summary>
    public bool Demo { get; init; }

    /// <summary>Serve without any cache, to compare by eye.</summary>
    public bool NoCache { get; init; }

    /// <summary>A Redis to use as <c>host:port</c>; <see langword="null"/> for the embedded Garnet.</summary>
    public string? Redis { get; init; }

    /// <summary>The port to serve on; 0 for a free one.</summary>
    public int Port { get; init; } = 5080;

    /// <summary>How long each half of the demo is measured.</summary>
    public int Seconds { get; init; } = 8;

    /// <summary>How many shoppers the demo has, each with one request at a time.</summary>
    public int Clients { get; init; } = 16;

    /// <summary>The seed of the load.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>How skewed the load is: the exponent of Zipf's law.</summary>
    public double Skew { get; init; } = 1.2;

    /// <summary>How many products the shop has; users, orders and reviews follow.</summary>
    public int Products { get; init; } = SeedScale.Default.Products;

    /// <summary>Where the demo also writes its figures.</summary>
    public string? JsonPath { get; init; }
}

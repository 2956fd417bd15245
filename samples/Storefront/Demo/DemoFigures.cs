namespace Storefront.Demo;

/// <summary>What the demo measured, as it prints and writes it.</summary>
internal sealed record DemoFigures
{
    public required int Products { get; init; }

    public required int OrderLines { get; init; }

    public required int Clients { get; init; }

    public required int Instances { get; init; }

    public required int Seed { get; init; }

    public required double Skew { get; init; }

    public required string L2 { get; init; }

    public required HalfFigures Without { get; init; }

    public required HalfFigures With { get; init; }

    /// <summary>Nothing was stale, nothing was lost and nothing failed.</summary>
    public bool Passed => Without.Passed && With.Passed;
}

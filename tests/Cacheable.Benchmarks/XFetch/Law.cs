namespace Cacheable.Benchmarks.XFetch;

/// <summary>
/// What XFetch promises where reads come as a Poisson process of rate r and a load takes Δ: the first draw comes when the hazard
/// r·βΔ·e^(-s/βΔ), summed up from far before the end, reaches an exponential number; until its load is there, Δ later, that sum
/// grows e^(1/β)-fold.
/// </summary>
/// <param name="Beta">How early.</param>
/// <param name="Load">Δ, in seconds.</param>
/// <param name="Rate">r, in reads a second.</param>
internal readonly record struct Law(double Beta, double Load, double Rate)
{
    private const double Euler = 0.5772156649015329;

    /// <summary>βΔ: how widely the draws scatter, in seconds.</summary>
    public double Scale => Beta * Load;

    /// <summary>Loads for each entry that ends, where nobody knows of another's.</summary>
    public double Recomputes => Math.Exp(1 / Beta);

    /// <summary>How long before the end the first of them begins, in seconds.</summary>
    public double Gap => Scale * (Math.Log(Rate * Scale) + Euler);

    /// <summary>The law at a rate of so many reads in βΔ.</summary>
    public static Law Of(double beta, double load, double readsInScale) => new(beta, load, readsInScale / (beta * load));
}

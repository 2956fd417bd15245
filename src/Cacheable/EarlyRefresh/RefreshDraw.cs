namespace Cacheable.EarlyRefresh;

/// <summary>
/// One draw of XFetch: each lookup decides for itself whether it refreshes, the likelier the nearer the end and the longer the load.
/// A. Vattani, F. Chierichetti, K. Lowenstein: Optimal Probabilistic Cache Stampede Prevention. PVLDB 8(8), 2015.
/// </summary>
/// <param name="Scale">The load time by beta, in milliseconds.</param>
/// <param name="Advance">How many milliseconds before its end this lookup refreshes an entry.</param>
internal readonly record struct RefreshDraw(double Scale, double Advance)
{
    /// <param name="scale">The load time by beta, in milliseconds.</param>
    /// <param name="random">Drawn uniformly from [0, 1).</param>
    public static RefreshDraw Of(double scale, double random) => new(scale, -scale * Math.Log(1 - random));

    /// <summary>Whether an entry is refreshed that ends in <paramref name="left"/> milliseconds.</summary>
    public bool Refreshes(double left) => left <= Advance;
}

// Near CACHE0202: params, optional and readonly struct parameters can be carried.
public interface IGraphs
{
    [Cached("graph:<range.From>:<range.To>:<width>:<series>", Ttl = "1m")]
    Task<string> DrawAsync(Range range, int width = 640, params string[] series);
}

public readonly record struct Range(DateOnly From, DateOnly To);

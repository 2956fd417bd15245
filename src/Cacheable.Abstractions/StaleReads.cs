namespace Cacheable;

/// <summary>
/// Sees the stale values that the calls within it were given: values past their end, because the source failed or was slow
/// (<see cref="CachedAttribute.FailSafe"/>). None of them was invalidated.
/// </summary>
/// <remarks>
/// It flows with the call, as an <see cref="AsyncLocal{T}"/> does, into everything that is called and awaited within it. One inside of another
/// tells both. A hit looks at none of them.
/// <code>
/// using var stale = StaleReads.Watch();
/// var page = await products.GetPageAsync(id);
/// if (stale.Any) { Response.Headers.Warning = "110 - \"Response is Stale\""; }
/// </code>
/// </remarks>
public sealed class StaleReads : IDisposable
{
    private static readonly AsyncLocal<StaleReads?> Innermost = new();

    private readonly StaleReads? _outer = Innermost.Value;
    private int _count;

    private StaleReads()
    {
    }

    /// <summary>Whether a stale value was given.</summary>
    public bool Any => Count > 0;

    /// <summary>How many were.</summary>
    public int Count => Volatile.Read(ref _count);

    /// <summary>Sees what is given from here on, until the result is disposed.</summary>
    public static StaleReads Watch() => Innermost.Value = new StaleReads();

    /// <summary>Sees no more of what this flow of calls goes on to be given.</summary>
    public void Dispose()
    {
        if (ReferenceEquals(Innermost.Value, this))
        {
            Innermost.Value = _outer;
        }
    }

    /// <summary>A stale value is given to the running call.</summary>
    internal static void Tell()
    {
        for (var watch = Innermost.Value; watch is not null; watch = watch._outer)
        {
            Interlocked.Increment(ref watch._count);
        }
    }
}

namespace Cacheable.Flights;

/// <summary>
/// The flights whose loaders the running code is inside of. A loader that asks for the key it is loading would wait for itself
/// for ever; this is how it is told apart from a caller who may wait.
/// </summary>
internal static class FlightChain
{
    private static readonly AsyncLocal<Link?> Innermost = new();

    /// <summary>What the running code is inside of.</summary>
    public static object? Current => Innermost.Value;

    /// <summary>From here on, the running code is inside of what <see cref="Current"/> said elsewhere.</summary>
    public static void Continue(object? chain) => Innermost.Value = (Link?)chain;

    /// <summary>From here on, what the calling async method runs is inside the loader of <paramref name="flight"/>.</summary>
    public static void Enter(object flight) => Innermost.Value = new Link(flight, Innermost.Value);

    /// <summary>Whether the running code is inside the loader of <paramref name="flight"/>.</summary>
    public static bool IsInside(object flight)
    {
        for (var link = Innermost.Value; link is not null; link = link.Outer)
        {
            if (ReferenceEquals(link.Flight, flight))
            {
                return true;
            }
        }

        return false;
    }

    private sealed record Link(object Flight, Link? Outer);
}

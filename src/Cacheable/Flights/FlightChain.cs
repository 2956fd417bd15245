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

    /// <summary>The places of the loads that the running code is inside of, the innermost first.</summary>
    public static IEnumerable<object> Places => Innermost.Value is { } innermost ? PlacesFrom(innermost) : [];

    /// <summary>From here on, what the calling async method runs is inside the loader of <paramref name="flight"/>, and in the <paramref name="place"/> of its load.</summary>
    public static void Enter(object flight, object place) => Innermost.Value = new Link(flight, place, Innermost.Value);

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

    private static IEnumerable<object> PlacesFrom(Link innermost)
    {
        for (var link = innermost; link is not null; link = link.Outer)
        {
            yield return link.Place;
        }
    }

    private sealed record Link(object Flight, object Place, Link? Outer);
}

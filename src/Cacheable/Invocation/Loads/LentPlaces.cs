using Cacheable.FailSafe;
using Cacheable.Flights;

namespace Cacheable.Invocation.Loads;

/// <summary>The places of the loads that the running code is inside of, lent to others while it waits for another load.</summary>
/// <remarks>
/// A load that kept its place while it waits could wait for one that waits for this place: for the flight of another key that is in line, or
/// in the line of a second method, whose loads wait in the line of the first. So nobody who has a place waits for one.
/// </remarks>
internal readonly struct LentPlaces : IDisposable
{
    private readonly BulkheadPlace[] _places;

    private LentPlaces(BulkheadPlace[] places) => _places = places;

    public static LentPlaces Lend()
    {
        BulkheadPlace[] places = [.. FlightChain.Places.OfType<BulkheadPlace>()];
        Array.ForEach(places, static place => place.Lend());
        return new LentPlaces(places);
    }

    public void Dispose() => Array.ForEach(_places, static place => place.TakeBack());
}

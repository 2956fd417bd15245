using BitFaster.Caching.Lru;

namespace Cacheable.Tiers;

/// <summary>
/// How many entries an L1 that is limited by bytes has room for: as many of their average weight as the limit allows. So its LRU has
/// the right proportions, and what is trimmed is what is cold.
/// </summary>
/// <param name="most">How many it may hold however light they are.</param>
internal sealed class L1Partition(int most) : ICapacityPartition
{
    private const int Least = 3;

    // A change of less than one part in so many is not worth it.
    private const int Grain = 16;

    private readonly int _most = most;
    private FavorWarmPartition _parts = new(most);
    private int _total = most;

    public int Hot => _parts.Hot;

    public int Warm => _parts.Warm;

    public int Cold => _parts.Cold;

    /// <summary>Makes room for entries of the average weight. Whoever comes last of two threads is right enough.</summary>
    public void Fit(L1Weight weight)
    {
        if (weight.Average is not (> 0 and var average))
        {
            return;
        }

        var total = (int)Math.Clamp(weight.Limit / average, Least, _most);
        if (Math.Abs(total - _total) > _total / Grain)
        {
            (_parts, _total) = (new FavorWarmPartition(total), total);
        }
    }
}

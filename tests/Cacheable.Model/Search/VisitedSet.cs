namespace Cacheable.Model.Search;

/// <summary>The fingerprints seen so far: eight bytes each, open addressing, added to by several threads at once.</summary>
internal sealed class VisitedSet
{
    private const double Fullest = 0.7;

    private ulong[] _places;
    private int _shift;

    public VisitedSet(long expected)
    {
        var bits = 16;
        while (bits < 30 && (1L << bits) * Fullest < expected)
        {
            bits++;
        }

        _places = new ulong[1 << bits];
        _shift = 64 - bits;
    }

    /// <summary>How many more fit before <see cref="Grow"/> is due.</summary>
    public long RoomAfter(long count) => (long)(_places.Length * Fullest) - count;

    /// <summary>Whether it was not there before.</summary>
    public bool Add(ulong fingerprint)
    {
        var places = _places;
        var at = (int)(fingerprint >> _shift);
        while (true)
        {
            var present = Volatile.Read(ref places[at]);
            if (present == 0)
            {
                present = Interlocked.CompareExchange(ref places[at], fingerprint, 0);
                if (present == 0)
                {
                    return true;
                }
            }

            if (present == fingerprint)
            {
                return false;
            }

            at = (at + 1) & (places.Length - 1);
        }
    }

    /// <summary>Doubles the places. Nobody adds meanwhile.</summary>
    public void Grow()
    {
        var before = _places;
        _places = new ulong[before.Length * 2];
        _shift--;
        foreach (var fingerprint in before)
        {
            if (fingerprint != 0)
            {
                Add(fingerprint);
            }
        }
    }
}

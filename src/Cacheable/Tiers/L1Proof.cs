namespace Cacheable.Tiers;

/// <summary>
/// Until when L1 may answer: it was proven to reflect every invalidation of every instance as of some moment, and may lag behind it
/// by the L1 lease. Without L2 there is no other instance to hear of, and the proof never ends.
/// </summary>
internal sealed class L1Proof(bool isNeeded)
{
    private long _until = isNeeded ? 0 : long.MaxValue;

    /// <summary>The moment it ends, by the <see cref="CoarseClock"/>.</summary>
    public long Until => Volatile.Read(ref _until);

    /// <summary>L1 was complete at a later moment. A proof that is already longer stays: it was as good when it was given.</summary>
    public void ExtendTo(long until)
    {
        var held = Until;
        while (held < until)
        {
            var seen = Interlocked.CompareExchange(ref _until, until, held);
            if (seen == held)
            {
                return;
            }

            held = seen;
        }
    }
}

using Cacheable.Model.State;

namespace Cacheable.Model.Search;

/// <summary>64 bits that stand for a world. With 10^8 worlds, two of them share one with a probability of about 3 in 10,000.</summary>
internal static class Fingerprint
{
    public static ulong Of(in World world)
    {
        var hash = 0x243F6A8885A308D3UL;
        foreach (var word in world.Words)
        {
            hash = (hash ^ word) * 0x9FB21C651E98DF25;
            hash ^= hash >> 32;
        }

        hash *= 0xD6E8FEB86659FD93;
        hash ^= hash >> 29;

        // Zero marks a free place of the visited set.
        return hash == 0 ? 1 : hash;
    }
}

using System.Collections.Concurrent;
using Cacheable.Keys;

namespace Cacheable.Invocation.L1;

/// <summary>Every L1 of the application, for questions that are asked by text.</summary>
internal sealed class L1Directory(EpochTable epochs)
{
    private readonly ConcurrentBag<IL1Index> _tiers = [];

    public void Add(IL1Index tier) => _tiers.Add(tier);

    /// <summary>How long the entry of a text will live in whichever L1 holds it.</summary>
    public KeyTimeToLive TimeToLiveOf(string text)
    {
        var slot = epochs.SlotOfKey(text);
        return _tiers.Select(tier => tier.TimeToLiveOf(text, slot)).FirstOrDefault(static found => found.Exists);
    }
}

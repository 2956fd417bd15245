using Cacheable.Remote;

namespace Cacheable.Simulation.Data;

/// <summary>Which group of the tier each key lies in, and which a name touches.</summary>
internal sealed class KeyGroups
{
    private readonly int[] _ofKey;

    public KeyGroups(IRemoteTier tier) =>
        (Count, _ofKey) = (tier.Groups, Array.ConvertAll(KeySpace.Texts, text => tier.GroupOf(new EntryKey(text))));

    public int Count { get; }

    public int Of(int key) => _ofKey[key];

    public IEnumerable<int> Of(CacheName name) => KeySpace.KeysOf(name).Select(Of).Distinct();
}

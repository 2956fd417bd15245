using Cacheable.Contract;

namespace Cacheable.Simulation.Data;

/// <summary>The key of the cached method, as the generator would emit it.</summary>
internal readonly record struct ItemKey(int Index) : ICacheKey
{
    public string ToText() => KeySpace.Texts[Index];
}

using Cacheable.Model.State;

namespace Cacheable.Model.Actions;

/// <summary>Something that can act: it adds a world for everything it could do next.</summary>
internal interface IActor
{
    void Expand(in World world, Successors successors);
}

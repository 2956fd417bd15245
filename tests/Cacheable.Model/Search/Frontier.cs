using Cacheable.Model.State;

namespace Cacheable.Model.Search;

/// <summary>The worlds of one depth, in blocks that are handed to threads and let go one by one.</summary>
internal sealed class Frontier
{
    public const int BlockSize = 4096;

    private readonly List<World[]?> _blocks = [];
    private readonly List<int> _sizes = [];

    public int Blocks => _blocks.Count;

    public bool IsEmpty => _blocks.Count == 0;

    public void Add(in World world)
    {
        if (_blocks.Count == 0 || _sizes[^1] == BlockSize)
        {
            _blocks.Add(new World[BlockSize]);
            _sizes.Add(0);
        }

        _blocks[^1]![_sizes[^1]++] = world;
    }

    public void Append(Frontier other)
    {
        _blocks.AddRange(other._blocks);
        _sizes.AddRange(other._sizes);
    }

    /// <summary>A block, which the frontier forgets.</summary>
    public ReadOnlyMemory<World> Take(int block)
    {
        var worlds = _blocks[block].AsMemory(0, _sizes[block]);
        _blocks[block] = null;
        return worlds;
    }
}

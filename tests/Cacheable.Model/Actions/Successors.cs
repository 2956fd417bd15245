using Cacheable.Model.State;

namespace Cacheable.Model.Actions;

/// <summary>Collects the worlds that can follow one, each with the step that leads there. Reused for every world.</summary>
internal sealed class Successors
{
    private World[] _worlds = new World[64];
    private Step[] _steps = new Step[64];

    public int Count { get; private set; }

    public ref World this[int index] => ref _worlds[index];

    public Step StepTo(int index) => _steps[index];

    public void Clear() => Count = 0;

    public void Add(in World world, Step step)
    {
        if (Count == _worlds.Length)
        {
            Array.Resize(ref _worlds, Count * 2);
            Array.Resize(ref _steps, Count * 2);
        }

        _worlds[Count] = world;
        _steps[Count++] = step;
    }
}

namespace Cacheable.Faults.Oracle;

/// <summary>A part of the shared numbers.</summary>
internal readonly struct Section(SharedLongs longs, long start)
{
    public ref long this[long index] => ref longs[start + index];

    public Section From(long index) => new(longs, start + index);
}

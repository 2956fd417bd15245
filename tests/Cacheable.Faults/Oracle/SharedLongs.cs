using System.IO.MemoryMappedFiles;
using System.Runtime.CompilerServices;

namespace Cacheable.Faults.Oracle;

/// <summary>Numbers that several processes see at once: a file mapped into each of them.</summary>
internal sealed unsafe class SharedLongs : IDisposable
{
    private readonly MemoryMappedFile _file;
    private readonly MemoryMappedViewAccessor _view;
    private readonly byte* _start;
    private readonly long _length;

    public SharedLongs(string path, long length)
    {
        _length = length;
        _file = MemoryMappedFile.CreateFromFile(path, FileMode.OpenOrCreate, mapName: null, length * sizeof(long));
        _view = _file.CreateViewAccessor();
        _view.SafeMemoryMappedViewHandle.AcquirePointer(ref _start);
    }

    public ref long this[long index]
    {
        get
        {
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((ulong)index, (ulong)_length);
            return ref Unsafe.AsRef<long>(_start + (index * sizeof(long)));
        }
    }

    public void Dispose()
    {
        _view.SafeMemoryMappedViewHandle.ReleasePointer();
        _view.Dispose();
        _file.Dispose();
    }
}

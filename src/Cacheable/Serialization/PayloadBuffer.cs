using System.Buffers;

namespace Cacheable.Serialization;

/// <summary>A payload, or a body, in an array of the pool. Who disposes it must be the last to read it.</summary>
internal sealed class PayloadBuffer(int expected) : IBufferWriter<byte>, IDisposable
{
    private byte[] _bytes = ArrayPool<byte>.Shared.Rent(expected);

    public int Length { get; private set; }

    public ReadOnlyMemory<byte> Memory => _bytes.AsMemory(0, Length);

    public Span<byte> Span => _bytes.AsSpan(0, Length);

    public void Advance(int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, _bytes.Length - Length);
        Length += count;
    }

    public Memory<byte> GetMemory(int sizeHint = 0)
    {
        EnsureRoom(sizeHint);
        return _bytes.AsMemory(Length);
    }

    public Span<byte> GetSpan(int sizeHint = 0)
    {
        EnsureRoom(sizeHint);
        return _bytes.AsSpan(Length);
    }

    /// <summary>Gives the array back. A writer that was kept beyond this finds no room, and cannot write into what is another's by then.</summary>
    public void Dispose()
    {
        var bytes = _bytes;
        (_bytes, Length) = ([], 0);
        if (bytes.Length > 0)
        {
            ArrayPool<byte>.Shared.Return(bytes);
        }
    }

    private void EnsureRoom(int sizeHint)
    {
        var needed = checked(Length + Math.Max(1, sizeHint));
        if (needed <= _bytes.Length)
        {
            return;
        }

        ObjectDisposedException.ThrowIf(_bytes.Length == 0, this);
        var larger = ArrayPool<byte>.Shared.Rent((int)Math.Min(Math.Max(needed, 2L * _bytes.Length), Array.MaxLength));
        Span.CopyTo(larger);
        ArrayPool<byte>.Shared.Return(_bytes);
        _bytes = larger;
    }
}

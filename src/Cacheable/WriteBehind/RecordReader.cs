using System.Buffers.Binary;
using Cacheable.Contract;
using Cacheable.Remote;
using Cacheable.Serialization;

namespace Cacheable.WriteBehind;

/// <summary>Reads what <see cref="RecordWriter"/> wrote.</summary>
internal sealed class RecordReader(ArgumentCodecs codecs, CachedMethodPlan? entry, ClaimedWrite write) : ArgumentReader
{
    private int _at;
    private int _argument;

    public override TValue Next<TValue>()
    {
        _argument++;
        var rest = write.Record.Span[_at..];
        if (rest.Length < sizeof(int) || BinaryPrimitives.ReadInt32LittleEndian(rest) is var length && (length < 0 || length > rest.Length - sizeof(int)))
        {
            throw new UnreadableWriteException($"argument {_argument} is missing");
        }

        _at += sizeof(int) + length;
        return Decode(codecs.Of<TValue>(), write.Record.Slice(_at - length, length), $"argument {_argument}");
    }

    // A null that the key was left without an entry for.
    public override TValue Entry<TValue>() => write.Entry is { } queued ? Decode(codecs.Of<TValue>(entry), queued.Payload, "the entry") : default!;

    /// <summary>Everything must have been read: what is left over is an argument that this build does not know.</summary>
    public void End()
    {
        if (_at < write.Record.Length)
        {
            throw new UnreadableWriteException($"it has more than {_argument} arguments");
        }
    }

    private static TValue Decode<TValue>(PayloadCodec<TValue> codec, ReadOnlyMemory<byte> payload, string what) =>
        codec.TryDecode(payload, out var value, out _, out var rejection)
            ? value
            : throw new UnreadableWriteException($"{what}: {rejection}");
}

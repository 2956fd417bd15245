using System.Buffers;
using System.Buffers.Binary;
using System.Text;

namespace Cacheable.Benchmarks.Compression;

/// <summary>Writes a number and many bytes behind it, so that what a payload costs is not mixed with what its value costs.</summary>
internal sealed class PaddingSerializer : ICacheSerializer
{
    private readonly byte[] _padding;

    public PaddingSerializer(int size)
    {
        // Text, which shrinks as pages do.
        var text = Encoding.UTF8.GetBytes(System.Text.Json.JsonSerializer.Serialize(Catalogue.Page(size)));
        _padding = text[..(size - sizeof(int))];
    }

    public string Id => "padding";

    public void Serialize<TValue>(TValue value, IBufferWriter<byte> destination)
    {
        BinaryPrimitives.WriteInt32LittleEndian(destination.GetSpan(sizeof(int)), (int)(object)value!);
        destination.Advance(sizeof(int));
        destination.Write(_padding);
    }

    public TValue? Deserialize<TValue>(ReadOnlySequence<byte> source) => (TValue)(object)BinaryPrimitives.ReadInt32LittleEndian(source.FirstSpan);
}

using System.Buffers;

namespace Cacheable.Serialization;

/// <summary>Turns values into bytes and back. Throws for what it cannot do; its callers make that a miss.</summary>
internal interface IValueSerializer
{
    /// <summary>Names it in every payload it writes; payloads of another are not read.</summary>
    string Id { get; }

    void Serialize<TValue>(TValue value, IBufferWriter<byte> destination);

    /// <summary>What the bytes of a type depend on; payloads of another shape are not read.</summary>
    string ShapeOf<TValue>();

    TValue? Deserialize<TValue>(ReadOnlySpan<byte> source);
}

using System.Buffers;
using System.IO.Hashing;
using System.Runtime.InteropServices;

namespace Cacheable.Serialization;

/// <summary>Writes and reads the payloads of one value type.</summary>
internal sealed class PayloadCodec<TValue>(IValueSerializer serializer)
{
    // No versions of assemblies in it: two builds that shape the type alike read each other's payloads.
    private readonly Lazy<ulong> _schema = new(() => XxHash3.HashToUInt64(MemoryMarshal.AsBytes(serializer.ShapeOf<TValue>().AsSpan())));

    /// <summary>The payload of <paramref name="value"/>; a null has no body.</summary>
    /// <exception cref="Exception">What the serializer throws for a value it cannot store.</exception>
    public byte[] Encode(TValue value)
    {
        var buffer = new ArrayBufferWriter<byte>();
        buffer.GetSpan(PayloadHeader.Size)[..PayloadHeader.Size].Clear();
        buffer.Advance(PayloadHeader.Size);
        var flags = PayloadFlags.Negative;
        if (value is not null)
        {
            serializer.Serialize(value, buffer);
            flags = PayloadFlags.None;
        }

        var payload = buffer.WrittenSpan.ToArray();
        PayloadHeader.Write(payload, _schema.Value, flags);
        return payload;
    }

    /// <summary>Reads a payload. Never throws; <paramref name="rejection"/> says why it could not be read.</summary>
    public bool TryDecode(ReadOnlySpan<byte> payload, out TValue value, out string rejection)
    {
        value = default!;
        try
        {
            rejection = PayloadHeader.Reject(payload, _schema.Value, out var flags) ?? string.Empty;
            if (rejection.Length > 0)
            {
                return false;
            }

            if (flags.HasFlag(PayloadFlags.Negative))
            {
                // Only a type that has a null can be absent; anything else was written by another shape of the method.
                rejection = default(TValue) is null ? string.Empty : "it says absent, and the type has no null";
                return rejection.Length == 0;
            }

            value = serializer.Deserialize<TValue>(payload[PayloadHeader.Size..])!;
            rejection = value is null ? "its body is null" : string.Empty;
            return value is not null;
        }
        catch (Exception exception)
        {
            rejection = $"{exception.GetType().Name}: the shape has changed";
            return false;
        }
    }
}

using System.Buffers;
using System.IO.Hashing;
using System.Runtime.InteropServices;

namespace Cacheable.Serialization;

/// <summary>Writes and reads the payloads of one value type.</summary>
internal sealed class PayloadCodec<TValue>(IValueSerializer serializer)
{
    // No versions of assemblies in it: two builds that shape the type alike read each other's payloads.
    private readonly Lazy<ulong> _schema = new(() => Hash(serializer.ShapeOf<TValue>()));
    private readonly uint _serializer = (uint)Hash(serializer.Id);

    /// <summary>The payload of <paramref name="value"/>; a null has no body.</summary>
    /// <exception cref="Exception">What the serializer throws for a value it cannot store.</exception>
    public byte[] Encode(TValue value, PayloadTimes times)
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
        new PayloadHeader(flags, _serializer, _schema.Value, Shape: 0, times, payload.Length - PayloadHeader.Size).WriteTo(payload);
        return payload;
    }

    /// <summary>Reads a payload. Never throws; <paramref name="rejection"/> says why it could not be read.</summary>
    public bool TryDecode(ReadOnlyMemory<byte> payload, out TValue value, out PayloadTimes times, out string rejection)
    {
        (value, times) = (default!, default);
        try
        {
            rejection = PayloadHeader.TryRead(payload.Span, out var header) ?? Reject(header, payload.Length - PayloadHeader.Size) ?? string.Empty;
            if (rejection.Length > 0)
            {
                return false;
            }

            times = header.Times;
            if (header.Flags.HasFlag(PayloadFlags.Negative))
            {
                return true;
            }

            value = serializer.Deserialize<TValue>(payload.Span[PayloadHeader.Size..])!;
            rejection = value is null ? "its body is null" : string.Empty;
            return value is not null;
        }
        catch (Exception exception)
        {
            rejection = $"{exception.GetType().Name}: the shape has changed";
            return false;
        }
    }

    private static ulong Hash(string text) => XxHash3.HashToUInt64(MemoryMarshal.AsBytes(text.AsSpan()));

    private string? Reject(PayloadHeader header, int length)
    {
        if (header.Serializer != _serializer)
        {
            return $"another serializer wrote it, and this is '{serializer.Id}'";
        }

        if (header.Schema != _schema.Value)
        {
            return "it holds another type, or another shape of it";
        }

        if (header.Length != length)
        {
            return "its body is not as long as it says";
        }

        // Only a type that has a null can be absent; anything else was written by another shape of the method.
        return header.Flags.HasFlag(PayloadFlags.Negative) && default(TValue) is not null ? "it says absent, and the type has no null" : null;
    }
}

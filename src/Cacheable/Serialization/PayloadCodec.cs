using System.Buffers;
using System.IO.Hashing;
using System.Runtime.InteropServices;

namespace Cacheable.Serialization;

/// <summary>Writes and reads the payloads of one value type.</summary>
/// <param name="serializer">Writes and reads the bodies.</param>
/// <param name="shape">A hash of what the compiler saw of the type; zero where it was not asked.</param>
/// <param name="limits">How large payloads are.</param>
internal sealed class PayloadCodec<TValue>(ICacheSerializer serializer, ulong shape, PayloadLimits limits)
{
    private const int LeastExpected = 256;

    // Beyond it a buffer of its own for a read is worth commands of its own; well below what .NET calls a large object (85,000).
    private const int Large = 32_768;

    // No versions of assemblies in it: two builds that shape the type alike read each other's payloads. Lazy, because a serializer may throw.
    private readonly Lazy<Format> _format = new(() =>
    {
        var schema = serializer.ShapeOf<TValue>();
        return new Format(serializer.Id, (uint)Hash(serializer.Id), Hash(schema ?? typeof(TValue).ToString()), TellsShapes: schema is not null);
    });

    private readonly BodyCompression _compression = new(limits);
    private int _expected = LeastExpected;
    private int _last;

    /// <summary>Whether the last payload that was written or read was large, as the next one is likely to be.</summary>
    public bool IsLarge => Volatile.Read(ref _last) >= Large;

    /// <summary>What writes the bodies.</summary>
    public Type Serializer => serializer.GetType();

    /// <summary>How long the payload of <paramref name="value"/> would be where nothing was compressed.</summary>
    /// <exception cref="Exception">What the serializer throws for a value it cannot store.</exception>
    public int Measure(TValue value)
    {
        if (value is null)
        {
            return PayloadHeader.Size;
        }

        using var body = new PayloadBuffer(_expected);
        serializer.Serialize(value, body);
        _expected = Math.Max(body.Length + PayloadHeader.Size, LeastExpected);
        return body.Length + PayloadHeader.Size;
    }

    /// <summary>The payload of <paramref name="value"/>; a null has no body.</summary>
    /// <exception cref="Exception">What the serializer throws for a value it cannot store.</exception>
    public PayloadBuffer Encode(TValue value, PayloadTimes times)
    {
        var format = _format.Value;
        var payload = new PayloadBuffer(_expected);
        try
        {
            payload.GetSpan(PayloadHeader.Size)[..PayloadHeader.Size].Clear();
            payload.Advance(PayloadHeader.Size);
            var flags = PayloadFlags.Negative;
            if (value is not null)
            {
                serializer.Serialize(value, payload);
                flags = PayloadFlags.None;
            }

            _expected = Math.Max(payload.Length, LeastExpected);
            var length = payload.Length - PayloadHeader.Size;
            if (length <= limits.LongestBody && _compression.TryShrink(payload) is { } shrunk)
            {
                payload.Dispose();
                (payload, flags) = (shrunk, PayloadFlags.Compressed);
            }

            new PayloadHeader(flags, format.Serializer, format.Schema, shape, times, length).WriteTo(payload.Span);
            Volatile.Write(ref _last, payload.Length);
            return payload;
        }
        catch
        {
            payload.Dispose();
            throw;
        }
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

            Volatile.Write(ref _last, payload.Length);
            times = header.Times;
            if (header.Flags.HasFlag(PayloadFlags.Negative))
            {
                return true;
            }

            var body = payload[PayloadHeader.Size..];
            using var expanded = header.Flags.HasFlag(PayloadFlags.Compressed) ? BodyCompression.TryExpand(body.Span, header.Length) : null;
            if (expanded is null && header.Flags.HasFlag(PayloadFlags.Compressed))
            {
                rejection = "its body cannot be expanded";
                return false;
            }

            value = serializer.Deserialize<TValue>(new ReadOnlySequence<byte>(expanded?.Memory ?? body))!;
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
        var format = _format.Value;
        if (header.Serializer != format.Serializer)
        {
            return $"another serializer wrote it, and this is '{format.Name}'";
        }

        // A call by hand has no shape of the compiler's. It shares entries with a method that has only where the serializer has compared the shapes itself.
        if (header.Schema != format.Schema || (header.Shape != shape && !(format.TellsShapes && (header.Shape == 0 || shape == 0))))
        {
            return "it holds another type, or another shape of it";
        }

        if (header.Flags.HasFlag(PayloadFlags.Compressed) ? header.Length > limits.LongestExpanded : header.Length != length)
        {
            return "its body is not as long as it says, or longer than MaxPayload allows";
        }

        // Only a type that has a null can be absent; anything else was written by another shape of the method.
        return header.Flags.HasFlag(PayloadFlags.Negative) && default(TValue) is not null ? "it says absent, and the type has no null" : null;
    }

    /// <summary>What every payload of this type is written in.</summary>
    private sealed record Format(string Name, uint Serializer, ulong Schema, bool TellsShapes);
}

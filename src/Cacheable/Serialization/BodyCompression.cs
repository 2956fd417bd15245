using K4os.Compression.LZ4;

namespace Cacheable.Serialization;

/// <summary>
/// Makes the large bodies of one method shorter, by LZ4, which of what was measured (<c>docs/benchmarks.md</c>) takes least of a reader's processor. A body that does not shrink
/// by an eighth is stored as it is, and the next ones of the method are not tried; but what would be too large to be kept is always tried, and needs to shrink no more than to fit.
/// </summary>
/// <param name="limits">How large payloads are.</param>
internal sealed class BodyCompression(PayloadLimits limits)
{
    /// <summary>How many bodies are stored as they are after one that did not shrink.</summary>
    public const int Rest = 100;

    // What LZ4 makes of one byte at most: a header that says more was not written by us, and nothing is rented for it.
    private const int LargestGrowth = 255;

    private int _resting;

    /// <summary>The payload with its body shortened and room for its header; <see langword="null"/> where it is to be stored as it is.</summary>
    public PayloadBuffer? TryShrink(PayloadBuffer payload)
    {
        var body = payload.Span[PayloadHeader.Size..];

        // Whether such a one is kept at all must not depend on the values before it.
        var mustShrink = payload.Length > limits.MaxPayload;
        if (limits.CompressAbove == 0 || body.Length <= limits.CompressAbove || (!mustShrink && IsResting()))
        {
            return null;
        }

        var longest = Math.Max(body.Length - (body.Length / 8), mustShrink ? limits.MaxPayload - PayloadHeader.Size : 0);
        var shrunk = new PayloadBuffer(PayloadHeader.Size + longest);
        shrunk.Advance(PayloadHeader.Size);
        var length = LZ4Codec.Encode(body, shrunk.GetSpan(longest)[..longest], LZ4Level.L00_FAST);
        if (length > 0)
        {
            shrunk.Advance(length);
            return shrunk;
        }

        shrunk.Dispose();
        Volatile.Write(ref _resting, Rest);
        return null;
    }

    /// <summary>The body that was shortened; <see langword="null"/> where these bytes are not one of <paramref name="length"/>.</summary>
    public static PayloadBuffer? TryExpand(ReadOnlySpan<byte> shrunk, int length)
    {
        if (length <= 0 || length > (long)LargestGrowth * shrunk.Length)
        {
            return null;
        }

        var body = new PayloadBuffer(length);
        if (LZ4Codec.Decode(shrunk, body.GetSpan(length)[..length]) == length)
        {
            body.Advance(length);
            return body;
        }

        body.Dispose();
        return null;
    }

    private bool IsResting() => Volatile.Read(ref _resting) > 0 && Interlocked.Decrement(ref _resting) >= 0;
}

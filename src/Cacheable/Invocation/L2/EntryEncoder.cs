using Cacheable.Serialization;
using Cacheable.Telemetry;
using Microsoft.Extensions.Logging;

namespace Cacheable.Invocation.L2;

/// <summary>Makes payloads of what a method is to keep. What cannot be written, or is too large, its callers have and nobody keeps.</summary>
/// <param name="codec">Writes them.</param>
/// <param name="longest">The bytes of the largest payload that is kept.</param>
/// <param name="metrics">Counts what is not kept.</param>
/// <param name="logger">Hears of it.</param>
internal sealed class EntryEncoder<TValue>(PayloadCodec<TValue> codec, int longest, MethodMetrics metrics, ILogger logger)
{
    private int _cannotBeWritten;
    private int _isTooLarge;

    /// <summary>Never throws; <see langword="null"/> where nothing is to be kept. Whoever is the last to read the payload disposes it.</summary>
    public PayloadBuffer? TryEncode(TValue value, PayloadTimes times)
    {
        PayloadBuffer payload;
        try
        {
            payload = codec.Encode(value, times);
        }
        catch (Exception exception)
        {
            metrics.FillsFailed.Increment();

            // A type that cannot be stored fails at every load: one line says it all.
            if (Interlocked.Exchange(ref _cannotBeWritten, 1) == 0)
            {
                logger.ValueNotStorable(exception, metrics.Method, codec.Serializer, typeof(TValue), Remedy());
            }

            return null;
        }

        if (payload.Length <= longest)
        {
            Volatile.Write(ref _isTooLarge, 0);
            return payload;
        }

        metrics.PayloadsTooLarge.Increment();
        if (Interlocked.Exchange(ref _isTooLarge, 1) == 0)
        {
            logger.PayloadTooLarge(metrics.Method, payload.Length, longest);
        }

        payload.Dispose();
        return null;
    }

    private string Remedy() => codec.Serializer == typeof(JsonCacheSerializer)
        ? "Make the type serializable, add it to a JsonSerializerContext (AddJsonContext)"
        : "Teach that serializer the type, choose another (Serializer = typeof(...), UseSerializer)";
}

using System.Collections.Concurrent;
using Cacheable.Contract;
using Cacheable.Serialization;

namespace Cacheable.WriteBehind;

/// <summary>
/// Stores arguments as entries are stored, each with its shape and its checksum: by the application's serializer, and the one that is an entry by that of the
/// method that reads it.
/// </summary>
internal sealed class ArgumentCodecs(PayloadCodecs codecs)
{
    private readonly ConcurrentDictionary<(Type Value, Type? Serializer, ulong Shape), object> _codecs = new();

    public PayloadCodec<TValue> Of<TValue>() => Of<TValue>(null);

    public PayloadCodec<TValue> Of<TValue>(CachedMethodPlan? entry) => (PayloadCodec<TValue>)_codecs.GetOrAdd(
        (typeof(TValue), entry?.Serializer, entry?.Shape ?? 0),
        static (_, made) => made.Codecs.Create<TValue>(made.Entry, isOnlyCopy: true),
        (Codecs: codecs, Entry: entry));
}

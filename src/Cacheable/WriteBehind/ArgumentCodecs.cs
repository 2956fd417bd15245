using System.Collections.Concurrent;
using Cacheable.Serialization;

namespace Cacheable.WriteBehind;

/// <summary>Stores arguments as entries are stored: by the same serializer, each with its shape and its checksum.</summary>
internal sealed class ArgumentCodecs(IValueSerializer serializer)
{
    private readonly ConcurrentDictionary<Type, object> _codecs = new();

    public PayloadCodec<TValue> Of<TValue>() => (PayloadCodec<TValue>)_codecs.GetOrAdd(
        typeof(TValue), static (_, serializer) => new PayloadCodec<TValue>(serializer), serializer);
}

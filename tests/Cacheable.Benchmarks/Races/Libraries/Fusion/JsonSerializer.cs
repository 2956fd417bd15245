using ZiggyCreatures.Caching.Fusion.Serialization;
using Json = System.Text.Json.JsonSerializer;

namespace Cacheable.Benchmarks.Races.Libraries.Fusion;

/// <summary>What FusionCache puts into L2, as JSON.</summary>
internal sealed class JsonSerializer : IFusionCacheSerializer
{
    public byte[] Serialize<T>(T? obj) => Json.SerializeToUtf8Bytes(obj);

    public T? Deserialize<T>(byte[] data) => Json.Deserialize<T>(data);

    public ValueTask<byte[]> SerializeAsync<T>(T? obj, CancellationToken token = default) => new(Serialize(obj));

    public ValueTask<T?> DeserializeAsync<T>(byte[] data, CancellationToken token = default) => new(Deserialize<T>(data));
}

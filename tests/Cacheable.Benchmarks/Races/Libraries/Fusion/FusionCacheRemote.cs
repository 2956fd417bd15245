using StackExchange.Redis;

namespace Cacheable.Benchmarks.Races.Libraries.Fusion;

/// <summary>What an instance of FusionCache has beyond its process.</summary>
internal sealed record FusionCacheRemote(ConnectionMultiplexer Connection, WatchedDistributedCache L2, RedisBackplane Backplane);

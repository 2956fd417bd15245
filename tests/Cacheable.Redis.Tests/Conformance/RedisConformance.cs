using Cacheable.Tests.Conformance;
using Cacheable.Tests.Servers;

namespace Cacheable.Redis.Tests;

[Collection<OnRedis>]
public sealed class RedisLeases(RedisServer server) : LeaseConformance(new RedisHarness(server));

[Collection<OnRedis>]
public sealed class RedisFills(RedisServer server) : FillConformance(new RedisHarness(server));

[Collection<OnRedis>]
public sealed class RedisInvalidations(RedisServer server) : InvalidationConformance(new RedisHarness(server));

[Collection<OnRedis>]
public sealed class RedisDataLoss(RedisServer server) : DataLossConformance(new RedisHarness(server));

[Collection<OnRedis>]
public sealed class RedisTimeToLive(RedisServer server) : TimeToLiveConformance(new RedisHarness(server));

[Collection<OnRedis>]
public sealed class RedisObservers(RedisServer server) : ObserverConformance(new RedisHarness(server));

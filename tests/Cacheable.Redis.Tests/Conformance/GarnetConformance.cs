using Cacheable.Tests.Conformance;
using Cacheable.Tests.Servers;

namespace Cacheable.Redis.Tests;

[Collection<OnGarnet>]
public sealed class GarnetLeases(EmbeddedGarnet server) : LeaseConformance(new RedisHarness(server));

[Collection<OnGarnet>]
public sealed class GarnetFills(EmbeddedGarnet server) : FillConformance(new RedisHarness(server));

[Collection<OnGarnet>]
public sealed class GarnetInvalidations(EmbeddedGarnet server) : InvalidationConformance(new RedisHarness(server));

[Collection<OnGarnet>]
public sealed class GarnetDataLoss(EmbeddedGarnet server) : DataLossConformance(new RedisHarness(server));

[Collection<OnGarnet>]
public sealed class GarnetTimeToLive(EmbeddedGarnet server) : TimeToLiveConformance(new RedisHarness(server));

[Collection<OnGarnet>]
public sealed class GarnetObservers(EmbeddedGarnet server) : ObserverConformance(new RedisHarness(server));

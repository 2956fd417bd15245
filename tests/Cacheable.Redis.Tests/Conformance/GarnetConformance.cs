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

[Collection<OnGarnet>]
public sealed class GarnetTags(EmbeddedGarnet server) : TagConformance(new RedisHarness(server));

[Collection<OnGarnet>]
public sealed class GarnetLongNames(EmbeddedGarnet server) : LongNameConformance(new RedisHarness(server));

[Collection<OnGarnet>]
public sealed class GarnetSyncs(EmbeddedGarnet server) : SyncConformance(new RedisHarness(server));

[Collection<OnGarnet>]
public sealed class GarnetDivergence(EmbeddedGarnet server) : DivergenceConformance(new RedisHarness(server));

[Collection<OnGarnet>]
public sealed class GarnetFences(EmbeddedGarnet server) : FenceConformance(new RedisHarness(server));

[Collection<OnGarnet>]
public sealed class GarnetLargeSequences(EmbeddedGarnet server) : LargeSequenceConformance(new RedisHarness(server));

[Collection<OnGarnet>]
public sealed class GarnetLateDuplicates(EmbeddedGarnet server) : LateDuplicateConformance(new RedisHarness(server));

[Collection<OnGarnet>]
public sealed class GarnetHolds(EmbeddedGarnet server) : HoldConformance(new RedisHarness(server));

[Collection<OnGarnet>]
public sealed class GarnetWaiters(EmbeddedGarnet server) : WaiterConformance(new RedisHarness(server));

[Collection<OnGarnet>]
public sealed class GarnetEpochs(EmbeddedGarnet server) : EpochConformance(new RedisHarness(server) { MaxEpochs = EpochConformance.MaxEpochs });

[Collection<OnGarnet>]
public sealed class GarnetGroupHistories(EmbeddedGarnet server) : GroupConformance(new RedisHarness(server) { Groups = 8 });

[Collection<OnGarnet>]
public sealed class GarnetSyncsOfManyGroups(EmbeddedGarnet server) : SyncConformance(new RedisHarness(server) { Groups = 8 });

[Collection<OnGarnet>]
public sealed class GarnetHoldsOfManyGroups(EmbeddedGarnet server) : HoldConformance(new RedisHarness(server) { Groups = 8 });

[Collection<OnGarnet>]
public sealed class GarnetFillsOfManyGroups(EmbeddedGarnet server) : FillConformance(new RedisHarness(server) { Groups = 8 });

[Collection<OnGarnet>]
public sealed class GarnetKeyedQueues(EmbeddedGarnet server) : KeyedQueueConformance(new RedisHarness(server));

[Collection<OnGarnet>]
public sealed class GarnetDirtyKeys(EmbeddedGarnet server) : DirtyKeyConformance(new RedisHarness(server));

[Collection<OnGarnet>]
public sealed class GarnetDeadLetters(EmbeddedGarnet server) : DeadLetterConformance(new RedisHarness(server));

[Collection<OnGarnet>]
public sealed class GarnetReleases(EmbeddedGarnet server) : ReleaseConformance(new RedisHarness(server));

[Collection<OnGarnet>]
public sealed class GarnetWriteLogs(EmbeddedGarnet server) : WriteLogConformance(new RedisHarness(server));

[Collection<OnGarnet>]
public sealed class GarnetLateWrites(EmbeddedGarnet server) : LateWriteConformance(new RedisHarness(server));

[Collection<OnGarnet>]
public sealed class GarnetWriteVersions(EmbeddedGarnet server) : WriteVersionConformance(new RedisHarness(server));

[Collection<OnGarnet>]
public sealed class GarnetKeyedQueuesOfManyGroups(EmbeddedGarnet server) : KeyedQueueConformance(new RedisHarness(server) { Groups = 8 });

[Collection<OnGarnet>]
public sealed class GarnetDirtyKeysOfManyGroups(EmbeddedGarnet server) : DirtyKeyConformance(new RedisHarness(server) { Groups = 8 });

[Collection<OnGarnet>]
public sealed class GarnetUpdates(EmbeddedGarnet server) : UpdateConformance(new RedisHarness(server));

[Collection<OnGarnet>]
public sealed class GarnetLateUpdates(EmbeddedGarnet server) : LateUpdateConformance(new RedisHarness(server));

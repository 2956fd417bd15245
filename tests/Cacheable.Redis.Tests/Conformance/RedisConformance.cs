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

[Collection<OnRedis>]
public sealed class RedisTags(RedisServer server) : TagConformance(new RedisHarness(server));

[Collection<OnRedis>]
public sealed class RedisLongNames(RedisServer server) : LongNameConformance(new RedisHarness(server) { Groups = 8 });

[Collection<OnRedis>]
public sealed class RedisSyncs(RedisServer server) : SyncConformance(new RedisHarness(server));

[Collection<OnRedis>]
public sealed class RedisDivergence(RedisServer server) : DivergenceConformance(new RedisHarness(server));

[Collection<OnRedis>]
public sealed class RedisFences(RedisServer server) : FenceConformance(new RedisHarness(server));

[Collection<OnRedis>]
public sealed class RedisLargeSequences(RedisServer server) : LargeSequenceConformance(new RedisHarness(server));

[Collection<OnRedis>]
public sealed class RedisLateDuplicates(RedisServer server) : LateDuplicateConformance(new RedisHarness(server));

[Collection<OnRedis>]
public sealed class RedisHolds(RedisServer server) : HoldConformance(new RedisHarness(server));

[Collection<OnRedis>]
public sealed class RedisWaiters(RedisServer server) : WaiterConformance(new RedisHarness(server));

[Collection<OnRedis>]
public sealed class RedisEpochs(RedisServer server) : EpochConformance(new RedisHarness(server) { MaxEpochs = EpochConformance.MaxEpochs });

[Collection<OnRedis>]
public sealed class RedisGroupHistories(RedisServer server) : GroupConformance(new RedisHarness(server) { Groups = 8 });

[Collection<OnRedis>]
public sealed class RedisSyncsOfManyGroups(RedisServer server) : SyncConformance(new RedisHarness(server) { Groups = 8 });

[Collection<OnRedis>]
public sealed class RedisFillsOfManyGroups(RedisServer server) : FillConformance(new RedisHarness(server) { Groups = 8 });

[Collection<OnRedis>]
public sealed class RedisKeyedQueues(RedisServer server) : KeyedQueueConformance(new RedisHarness(server));

[Collection<OnRedis>]
public sealed class RedisDirtyKeys(RedisServer server) : DirtyKeyConformance(new RedisHarness(server));

[Collection<OnRedis>]
public sealed class RedisDeadLetters(RedisServer server) : DeadLetterConformance(new RedisHarness(server));

[Collection<OnRedis>]
public sealed class RedisReleases(RedisServer server) : ReleaseConformance(new RedisHarness(server));

[Collection<OnRedis>]
public sealed class RedisWriteLogs(RedisServer server) : WriteLogConformance(new RedisHarness(server));

[Collection<OnRedis>]
public sealed class RedisLateWrites(RedisServer server) : LateWriteConformance(new RedisHarness(server));

[Collection<OnRedis>]
public sealed class RedisWriteVersions(RedisServer server) : WriteVersionConformance(new RedisHarness(server));

[Collection<OnRedis>]
public sealed class RedisKeyedQueuesOfManyGroups(RedisServer server) : KeyedQueueConformance(new RedisHarness(server) { Groups = 8 });

[Collection<OnRedis>]
public sealed class RedisDirtyKeysOfManyGroups(RedisServer server) : DirtyKeyConformance(new RedisHarness(server) { Groups = 8 });

[Collection<OnRedis>]
public sealed class RedisUpdates(RedisServer server) : UpdateConformance(new RedisHarness(server));

[Collection<OnRedis>]
public sealed class RedisLateUpdates(RedisServer server) : LateUpdateConformance(new RedisHarness(server));

[Collection<OnRedis>]
public sealed class RedisUpdatesOfManyGroups(RedisServer server) : UpdateConformance(new RedisHarness(server) { Groups = 8 });

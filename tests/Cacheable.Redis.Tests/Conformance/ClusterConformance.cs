using Cacheable.Tests.Conformance;
using Cacheable.Tests.Servers;

namespace Cacheable.Redis.Tests;

[Collection<OnCluster>]
public sealed class ClusterLeases(RedisClusterServer server) : LeaseConformance(new RedisHarness(server) { Groups = 8 });

[Collection<OnCluster>]
public sealed class ClusterFills(RedisClusterServer server) : FillConformance(new RedisHarness(server) { Groups = 8 });

[Collection<OnCluster>]
public sealed class ClusterInvalidations(RedisClusterServer server) : InvalidationConformance(new RedisHarness(server) { Groups = 8 });

[Collection<OnCluster>]
public sealed class ClusterDataLoss(RedisClusterServer server) : DataLossConformance(new RedisHarness(server) { Groups = 8 });

[Collection<OnCluster>]
public sealed class ClusterTimeToLive(RedisClusterServer server) : TimeToLiveConformance(new RedisHarness(server) { Groups = 8 });

[Collection<OnCluster>]
public sealed class ClusterObservers(RedisClusterServer server) : ObserverConformance(new RedisHarness(server) { Groups = 8 });

[Collection<OnCluster>]
public sealed class ClusterTags(RedisClusterServer server) : TagConformance(new RedisHarness(server) { Groups = 8 });

[Collection<OnCluster>]
public sealed class ClusterLongNames(RedisClusterServer server) : LongNameConformance(new RedisHarness(server) { Groups = 64 });

[Collection<OnCluster>]
public sealed class ClusterSyncs(RedisClusterServer server) : SyncConformance(new RedisHarness(server) { Groups = 8 });

[Collection<OnCluster>]
public sealed class ClusterDivergence(RedisClusterServer server) : DivergenceConformance(new RedisHarness(server) { Groups = 8 });

[Collection<OnCluster>]
public sealed class ClusterFences(RedisClusterServer server) : FenceConformance(new RedisHarness(server) { Groups = 8 });

[Collection<OnCluster>]
public sealed class ClusterLargeSequences(RedisClusterServer server) : LargeSequenceConformance(new RedisHarness(server) { Groups = 8 });

[Collection<OnCluster>]
public sealed class ClusterLateDuplicates(RedisClusterServer server) : LateDuplicateConformance(new RedisHarness(server) { Groups = 8 });

[Collection<OnCluster>]
public sealed class ClusterWaiters(RedisClusterServer server) : WaiterConformance(new RedisHarness(server) { Groups = 8 });

[Collection<OnCluster>]
public sealed class ClusterEpochs(RedisClusterServer server) : EpochConformance(new RedisHarness(server) { Groups = 8, MaxEpochs = EpochConformance.MaxEpochs });

[Collection<OnCluster>]
public sealed class ClusterGroupHistories(RedisClusterServer server) : GroupConformance(new RedisHarness(server) { Groups = 64 });

[Collection<OnCluster>]
public sealed class ClusterKeyedQueues(RedisClusterServer server) : KeyedQueueConformance(new RedisHarness(server) { Groups = 8 });

[Collection<OnCluster>]
public sealed class ClusterDirtyKeys(RedisClusterServer server) : DirtyKeyConformance(new RedisHarness(server) { Groups = 8 });

[Collection<OnCluster>]
public sealed class ClusterDeadLetters(RedisClusterServer server) : DeadLetterConformance(new RedisHarness(server) { Groups = 8 });

[Collection<OnCluster>]
public sealed class ClusterReleases(RedisClusterServer server) : ReleaseConformance(new RedisHarness(server) { Groups = 8 });

[Collection<OnCluster>]
public sealed class ClusterWriteLogs(RedisClusterServer server) : WriteLogConformance(new RedisHarness(server) { Groups = 8 });

[Collection<OnCluster>]
public sealed class ClusterLateWrites(RedisClusterServer server) : LateWriteConformance(new RedisHarness(server) { Groups = 8 });

[Collection<OnCluster>]
public sealed class ClusterWriteVersions(RedisClusterServer server) : WriteVersionConformance(new RedisHarness(server) { Groups = 8 });

[Collection<OnCluster>]
public sealed class ClusterUpdates(RedisClusterServer server) : UpdateConformance(new RedisHarness(server) { Groups = 8 });

[Collection<OnCluster>]
public sealed class ClusterLateUpdates(RedisClusterServer server) : LateUpdateConformance(new RedisHarness(server) { Groups = 8 });

using Cacheable.Tests.Conformance;

namespace Cacheable.Testing.Tests;

// The same promises, with a history for each of many groups.

public sealed class GroupedLeases() : LeaseConformance(new InMemoryHarness(groups: 16));

public sealed class GroupedFills() : FillConformance(new InMemoryHarness(groups: 16));

public sealed class GroupedInvalidations() : InvalidationConformance(new InMemoryHarness(groups: 16));

public sealed class GroupedTags() : TagConformance(new InMemoryHarness(groups: 16));

public sealed class GroupedLongNames() : LongNameConformance(new InMemoryHarness(groups: 16));

public sealed class GroupedSyncs() : SyncConformance(new InMemoryHarness(groups: 16));

public sealed class GroupedDivergence() : DivergenceConformance(new InMemoryHarness(groups: 16));

public sealed class GroupedFences() : FenceConformance(new InMemoryHarness(groups: 16));

public sealed class GroupedLargeSequences() : LargeSequenceConformance(new InMemoryHarness(groups: 16));

public sealed class GroupedLateDuplicates() : LateDuplicateConformance(new InMemoryHarness(groups: 16));

public sealed class GroupedHolds() : HoldConformance(new InMemoryHarness(groups: 16));

public sealed class GroupedWaiters() : WaiterConformance(new InMemoryHarness(groups: 16));

public sealed class GroupedDataLoss() : DataLossConformance(new InMemoryHarness(groups: 16));

public sealed class GroupedTimeToLive() : TimeToLiveConformance(new InMemoryHarness(groups: 16));

public sealed class GroupedObservers() : ObserverConformance(new InMemoryHarness(groups: 16));

public sealed class GroupedGroups() : GroupConformance(new InMemoryHarness(groups: 16));

public sealed class GroupedEpochs() : EpochConformance(new InMemoryHarness(groups: 16, maxEpochs: EpochConformance.MaxEpochs));

public sealed class GroupedKeyedQueues() : KeyedQueueConformance(new InMemoryHarness(groups: 16));

public sealed class GroupedDirtyKeys() : DirtyKeyConformance(new InMemoryHarness(groups: 16));

public sealed class GroupedDeadLetters() : DeadLetterConformance(new InMemoryHarness(groups: 16));

public sealed class GroupedReleases() : ReleaseConformance(new InMemoryHarness(groups: 16));

public sealed class GroupedWriteLogs() : WriteLogConformance(new InMemoryHarness(groups: 16));

public sealed class GroupedLateWrites() : LateWriteConformance(new InMemoryHarness(groups: 16));

public sealed class GroupedWriteVersions() : WriteVersionConformance(new InMemoryHarness(groups: 16));

public sealed class GroupedUpdates() : UpdateConformance(new InMemoryHarness(groups: 16));

public sealed class GroupedLateUpdates() : LateUpdateConformance(new InMemoryHarness(groups: 16));

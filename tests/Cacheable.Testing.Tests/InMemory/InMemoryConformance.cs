using Cacheable.Tests.Conformance;

namespace Cacheable.Testing.Tests;

public sealed class InMemoryLeases() : LeaseConformance(new InMemoryHarness());

public sealed class InMemoryFills() : FillConformance(new InMemoryHarness());

public sealed class InMemoryInvalidations() : InvalidationConformance(new InMemoryHarness());

public sealed class InMemoryTags() : TagConformance(new InMemoryHarness());

public sealed class InMemoryLongNames() : LongNameConformance(new InMemoryHarness());

public sealed class InMemorySyncs() : SyncConformance(new InMemoryHarness());

public sealed class InMemoryDivergence() : DivergenceConformance(new InMemoryHarness());

public sealed class InMemoryFences() : FenceConformance(new InMemoryHarness());

public sealed class InMemoryLargeSequences() : LargeSequenceConformance(new InMemoryHarness());

public sealed class InMemoryLateDuplicates() : LateDuplicateConformance(new InMemoryHarness());

public sealed class InMemoryHolds() : HoldConformance(new InMemoryHarness());

public sealed class InMemoryWaiters() : WaiterConformance(new InMemoryHarness());

public sealed class InMemoryDataLoss() : DataLossConformance(new InMemoryHarness());

public sealed class InMemoryTimeToLive() : TimeToLiveConformance(new InMemoryHarness());

public sealed class InMemoryObservers() : ObserverConformance(new InMemoryHarness());

public sealed class InMemoryEpochs() : EpochConformance(new InMemoryHarness(maxEpochs: EpochConformance.MaxEpochs));

public sealed class InMemoryKeyedQueues() : KeyedQueueConformance(new InMemoryHarness());

public sealed class InMemoryDirtyKeys() : DirtyKeyConformance(new InMemoryHarness());

public sealed class InMemoryDeadLetters() : DeadLetterConformance(new InMemoryHarness());

public sealed class InMemoryReleases() : ReleaseConformance(new InMemoryHarness());

public sealed class InMemoryWriteLogs() : WriteLogConformance(new InMemoryHarness());

public sealed class InMemoryLateWrites() : LateWriteConformance(new InMemoryHarness());

public sealed class InMemoryWriteVersions() : WriteVersionConformance(new InMemoryHarness());

public sealed class InMemoryUpdates() : UpdateConformance(new InMemoryHarness());

public sealed class InMemoryLateUpdates() : LateUpdateConformance(new InMemoryHarness());

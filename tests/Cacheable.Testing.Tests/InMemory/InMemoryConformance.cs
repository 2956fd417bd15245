using Cacheable.Tests.Conformance;

namespace Cacheable.Testing.Tests;

public sealed class InMemoryLeases() : LeaseConformance(new InMemoryHarness());

public sealed class InMemoryFills() : FillConformance(new InMemoryHarness());

public sealed class InMemoryInvalidations() : InvalidationConformance(new InMemoryHarness());

public sealed class InMemoryDataLoss() : DataLossConformance(new InMemoryHarness());

public sealed class InMemoryTimeToLive() : TimeToLiveConformance(new InMemoryHarness());

public sealed class InMemoryObservers() : ObserverConformance(new InMemoryHarness());

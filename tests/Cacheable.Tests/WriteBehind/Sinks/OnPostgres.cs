using Cacheable.Tests.Servers;

namespace Cacheable.Tests.WriteBehind.Sinks;

/// <summary>One PostgreSQL for all tests of this collection, each of which has a database of its own.</summary>
[CollectionDefinition]
public sealed class OnPostgres : ICollectionFixture<PostgresServer>;

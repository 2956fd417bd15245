using Cacheable.Tests.Servers;

namespace Cacheable.Redis.Tests;

/// <summary>One Garnet for all tests of this collection, which run one after the other because some of them flush it.</summary>
[CollectionDefinition]
public sealed class OnGarnet : ICollectionFixture<EmbeddedGarnet>;

/// <summary>One Redis for all tests of this collection, which run one after the other because some of them flush it.</summary>
[CollectionDefinition]
public sealed class OnRedis : ICollectionFixture<RedisServer>;

/// <summary>One Redis Cluster for all tests of this collection, which run one after the other because they move its slots and stop its nodes.</summary>
[CollectionDefinition]
public sealed class OnCluster : ICollectionFixture<RedisClusterServer>;

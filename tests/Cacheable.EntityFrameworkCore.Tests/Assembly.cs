using Cacheable.Tests.Servers;

[assembly: AssemblyFixture(typeof(PostgresServer))]

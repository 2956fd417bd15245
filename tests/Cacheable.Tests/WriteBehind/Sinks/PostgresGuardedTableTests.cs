using Cacheable.Tests.Servers;

namespace Cacheable.Tests.WriteBehind.Sinks;

[Collection<OnPostgres>]
public sealed class PostgresGuardedTableTests(PostgresServer server) : GuardedTableSuite(new PostgresSink(server));

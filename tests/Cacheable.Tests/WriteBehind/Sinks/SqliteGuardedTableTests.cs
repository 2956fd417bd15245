namespace Cacheable.Tests.WriteBehind.Sinks;

public sealed class SqliteGuardedTableTests() : GuardedTableSuite(new SqliteSink());

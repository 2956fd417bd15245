using System.Data;
using System.Data.Common;
using System.Diagnostics;

namespace Cacheable.Benchmarks.Commit;

/// <summary>A transaction of a real database that says when its COMMIT had returned.</summary>
internal sealed class TimedCommit(DbTransaction transaction) : DbTransaction
{
    public long CommittedAt { get; private set; }

    public override IsolationLevel IsolationLevel => transaction.IsolationLevel;

    protected override DbConnection? DbConnection => transaction.Connection;

    public override void Commit()
    {
        transaction.Commit();
        CommittedAt = Stopwatch.GetTimestamp();
    }

    public override void Rollback() => transaction.Rollback();

    protected override void Dispose(bool disposing)
    {
        transaction.Dispose();
        base.Dispose(disposing);
    }
}

using System.Data;
using System.Data.Common;

namespace Cacheable.Tests.Transactions;

/// <summary>A transaction that commits, and whose answer is lost.</summary>
internal sealed class CommitThatThrows(DbTransaction transaction) : DbTransaction
{
    public override IsolationLevel IsolationLevel => transaction.IsolationLevel;

    protected override DbConnection? DbConnection => transaction.Connection;

    public override void Commit()
    {
        transaction.Commit();
        throw new TimeoutException("The server did not answer.");
    }

    public override void Rollback() => transaction.Rollback();

    protected override void Dispose(bool disposing)
    {
        transaction.Dispose();
        base.Dispose(disposing);
    }
}

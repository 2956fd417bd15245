using System.Data;
using System.Data.Common;

namespace Cacheable.Tests.Transactions;

/// <summary>A transaction that commits, and what happens before anybody hears of it.</summary>
internal sealed class CommitThen(DbTransaction transaction, Action next) : DbTransaction
{
    public override IsolationLevel IsolationLevel => transaction.IsolationLevel;

    protected override DbConnection? DbConnection => transaction.Connection;

    public override void Commit()
    {
        transaction.Commit();
        next();
    }

    /// <summary>Silent where it has ended, as some providers are.</summary>
    public override void Rollback()
    {
        if (transaction.Connection is not null)
        {
            transaction.Rollback();
        }
    }

    protected override void Dispose(bool disposing)
    {
        transaction.Dispose();
        base.Dispose(disposing);
    }
}

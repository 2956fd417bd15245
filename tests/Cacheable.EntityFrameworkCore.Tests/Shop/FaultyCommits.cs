using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Cacheable.EntityFrameworkCore.Tests.Shop;

/// <summary>Makes the next commits throw, when they have happened or instead of them.</summary>
internal sealed class FaultyCommits : DbTransactionInterceptor
{
    private int _left;

    public bool HaveHappened { get; init; }

    /// <summary>The transaction stays as it is, and its commit can be sent again.</summary>
    public bool LeaveItOpen { get; init; }

    public void Throw(int commits = 1) => _left = commits;

    public override InterceptionResult TransactionCommitting(DbTransaction transaction, TransactionEventData eventData, InterceptionResult result)
    {
        if (_left-- > 0)
        {
            End(transaction);
            throw new TimeoutException("The server did not answer.");
        }

        return result;
    }

    public override ValueTask<InterceptionResult> TransactionCommittingAsync(
        DbTransaction transaction, TransactionEventData eventData, InterceptionResult result, CancellationToken cancellationToken = default) =>
        new(TransactionCommitting(transaction, eventData, result));

    private void End(DbTransaction transaction)
    {
        if (HaveHappened)
        {
            transaction.Commit();
        }
        else if (!LeaveItOpen)
        {
            transaction.Rollback();
        }
    }
}

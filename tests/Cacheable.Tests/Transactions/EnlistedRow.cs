using System.Transactions;

namespace Cacheable.Tests.Transactions;

/// <summary>A row of a store that takes part in ambient transactions: what is written in one shows when it commits.</summary>
internal sealed class EnlistedRow(string value)
{
    /// <summary>What everybody outside of the transaction reads.</summary>
    public string Committed { get; private set; } = value;

    public Task WriteAsync(string value, Func<SinglePhaseEnlistment, bool>? end = null)
    {
        if (Transaction.Current is { } ambient)
        {
            ambient.EnlistVolatile(new Change(this, value, end ?? Commit), EnlistmentOptions.None);
        }
        else
        {
            Committed = value;
        }

        return Task.CompletedTask;
    }

    /// <summary>Commits, and nobody learns of it.</summary>
    public static bool LoseTrack(SinglePhaseEnlistment enlistment)
    {
        enlistment.InDoubt();
        return true;
    }

    private static bool Commit(SinglePhaseEnlistment enlistment)
    {
        enlistment.Committed();
        return true;
    }

    private sealed class Change(EnlistedRow row, string value, Func<SinglePhaseEnlistment, bool> end) : ISinglePhaseNotification
    {
        public void SinglePhaseCommit(SinglePhaseEnlistment singlePhaseEnlistment)
        {
            row.Committed = value;
            end(singlePhaseEnlistment);
        }

        public void Prepare(PreparingEnlistment preparingEnlistment) => preparingEnlistment.Prepared();

        public void Commit(Enlistment enlistment)
        {
            row.Committed = value;
            enlistment.Done();
        }

        public void Rollback(Enlistment enlistment) => enlistment.Done();

        public void InDoubt(Enlistment enlistment) => enlistment.Done();
    }
}

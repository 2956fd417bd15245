using System.Transactions;

namespace Cacheable.Transactions;

/// <summary>Takes part in an ambient transaction to place the hold before anybody is asked to commit.</summary>
internal sealed class StrictEnlistment(EngineTransaction owed) : IEnlistmentNotification
{
    /// <summary>Enlists before the others are prepared, so that a single one of them still commits in one phase.</summary>
    public static void In(Transaction transaction, EngineTransaction owed) =>
        transaction.EnlistVolatile(new StrictEnlistment(owed), EnlistmentOptions.EnlistDuringPrepareRequired);

    public void Prepare(PreparingEnlistment preparingEnlistment)
    {
        try
        {
            owed.Committing();
        }
        catch (Exception exception)
        {
            preparingEnlistment.ForceRollback(exception);
            return;
        }

        preparingEnlistment.Prepared();
    }

    // What is owed is paid by the event of the transaction's completion.
    public void Commit(Enlistment enlistment) => enlistment.Done();

    public void Rollback(Enlistment enlistment) => enlistment.Done();

    public void InDoubt(Enlistment enlistment) => enlistment.Done();
}

using System.Data.Common;
using Cacheable.EntityFrameworkCore.Observation;
using Cacheable.Transactions;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Cacheable.EntityFrameworkCore.Interception;

/// <summary>Sees what a context sends, before it is sent. Race 21: it need not go through the change tracker.</summary>
internal sealed class CommandObserver(ObservedContext context) : DbCommandInterceptor
{
    public override InterceptionResult<DbDataReader> ReaderExecuting(DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result)
    {
        Saw(command, eventData.CommandSource);
        return result;
    }

    public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default) =>
        new(ReaderExecuting(command, eventData, result));

    public override InterceptionResult<object> ScalarExecuting(DbCommand command, CommandEventData eventData, InterceptionResult<object> result)
    {
        Saw(command, eventData.CommandSource);
        return result;
    }

    public override ValueTask<InterceptionResult<object>> ScalarExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<object> result, CancellationToken cancellationToken = default) =>
        new(ScalarExecuting(command, eventData, result));

    public override InterceptionResult<int> NonQueryExecuting(DbCommand command, CommandEventData eventData, InterceptionResult<int> result)
    {
        if (Saw(command, eventData.CommandSource))
        {
            StrictOf(eventData.CommandSource).BeginAsync(unsaved: null, default).AsTask().GetAwaiter().GetResult();
        }

        return result;
    }

    public override async ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        if (Saw(command, eventData.CommandSource))
        {
            await StrictOf(eventData.CommandSource).BeginAsync(unsaved: null, cancellationToken).ConfigureAwait(false);
        }

        return result;
    }

    public override int NonQueryExecuted(DbCommand command, CommandExecutedEventData eventData, int result)
    {
        EndedAsync(eventData.CommandSource, CacheTransactionOutcome.Committed).AsTask().GetAwaiter().GetResult();
        return result;
    }

    public override async ValueTask<int> NonQueryExecutedAsync(
        DbCommand command, CommandExecutedEventData eventData, int result, CancellationToken cancellationToken = default)
    {
        await EndedAsync(eventData.CommandSource, CacheTransactionOutcome.Committed).ConfigureAwait(false);
        return result;
    }

    public override void CommandFailed(DbCommand command, CommandErrorEventData eventData) =>
        EndedAsync(eventData.CommandSource, CacheTransactionOutcome.InDoubt).AsTask().GetAwaiter().GetResult();

    public override async Task CommandFailedAsync(DbCommand command, CommandErrorEventData eventData, CancellationToken cancellationToken = default) =>
        await EndedAsync(eventData.CommandSource, CacheTransactionOutcome.InDoubt).ConfigureAwait(false);

    public override void CommandCanceled(DbCommand command, CommandEndEventData eventData) =>
        EndedAsync(eventData.CommandSource, CacheTransactionOutcome.InDoubt).AsTask().GetAwaiter().GetResult();

    public override async Task CommandCanceledAsync(DbCommand command, CommandEndEventData eventData, CancellationToken cancellationToken = default) =>
        await EndedAsync(eventData.CommandSource, CacheTransactionOutcome.InDoubt).ConfigureAwait(false);

    // A save is one write with all its commands.
    private ValueTask EndedAsync(CommandSource source, CacheTransactionOutcome outcome) =>
        source == CommandSource.SaveChanges ? default : context.StrictCommand.EndAsync(outcome);

    private StrictWrite StrictOf(CommandSource source) => source == CommandSource.SaveChanges ? context.StrictSave : context.StrictCommand;

    /// <summary>Whether it writes and commits by itself.</summary>
    private bool Saw(DbCommand command, CommandSource source)
    {
        var isOutside = false;
        var transaction = context.TransactionOf(command);
        if (source == CommandSource.SaveChanges)
        {
            context.SawSave();
        }

        // SQL by hand may write and be a query all the same.
        if (source is not (CommandSource.LinqQuery or CommandSource.ValueGenerator))
        {
            transaction?.SawWrite();
            isOutside = transaction is null || (command.Transaction is null && !AmbientEnlistment.IsTaken(command.Connection));
            if (isOutside)
            {
                context.Tracker.SawWriteOutside();
            }
        }

        if (source is CommandSource.LinqQuery or CommandSource.FromSqlQuery or CommandSource.ExecuteSqlRaw or CommandSource.Unknown)
        {
            transaction?.SawRead();

            // Queries give back tracked entities as they were changed, saved or not.
            context.Unsaved?.SawRead();
        }

        return isOutside;
    }
}

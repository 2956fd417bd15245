using System.Data;
using System.Data.Common;
using Cacheable.EntityFrameworkCore.Telemetry;
using Cacheable.Transactions;
using Microsoft.Extensions.Logging;

namespace Cacheable.EntityFrameworkCore.Observation;

/// <summary>
/// Ends what nobody said the end of: a transaction that was begun past EF Core and not told to the cache, and one whose connection
/// broke. It is over when its connection closes, or the next one begins there; how it ended, nobody knows.
/// </summary>
internal sealed class ConnectionWatch
{
    private readonly ILogger _logger;
    private CacheTransaction? _transaction;

    public ConnectionWatch(DbConnection connection, ILogger logger)
    {
        _logger = logger;
        connection.StateChange += OnStateChange;
    }

    /// <summary>A transaction begins: whichever was there before is over, even where the driver uses its object again.</summary>
    public void Beginning() => EndUnseen(Interlocked.Exchange(ref _transaction, null));

    /// <summary>A transaction is there, which may be the one from before.</summary>
    public void Has(CacheTransaction transaction)
    {
        var before = Interlocked.Exchange(ref _transaction, transaction);
        if (before != transaction)
        {
            EndUnseen(before);
        }
    }

    private void OnStateChange(object sender, StateChangeEventArgs change)
    {
        if (change.CurrentState is ConnectionState.Closed or ConnectionState.Broken)
        {
            Beginning();
        }
    }

    private void EndUnseen(CacheTransaction? transaction)
    {
        if (transaction is not { IsOpen: true })
        {
            return;
        }

        if (transaction.Owed.Count > 0)
        {
            _logger.EndUnseen();
        }

        transaction.Ended(CacheTransactionOutcome.InDoubt);
    }
}

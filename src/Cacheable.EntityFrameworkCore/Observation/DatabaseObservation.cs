using Cacheable.EntityFrameworkCore.Outbox;
using Cacheable.Transactions;
using Microsoft.Extensions.Logging;

namespace Cacheable.EntityFrameworkCore.Observation;

/// <summary>What all contexts of one application share.</summary>
internal sealed class DatabaseObservation : IDisposable
{
    private readonly DisposedTransactions _disposed;

    public DatabaseObservation(ICacheTransactionTracker tracker, ILogger<DatabaseObservation> logger)
    {
        Tracker = tracker;
        Connections = new WatchedConnections(logger);
        _disposed = new DisposedTransactions(tracker);
    }

    public ICacheTransactionTracker Tracker { get; }

    public WatchedConnections Connections { get; }

    public PaidRows Paid { get; } = new();

    public void Dispose() => _disposed.Dispose();
}

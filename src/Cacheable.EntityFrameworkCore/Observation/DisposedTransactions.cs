using System.Diagnostics;
using Cacheable.Transactions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Cacheable.EntityFrameworkCore.Observation;

/// <summary>
/// Hears of transactions that were disposed: what EF Core began and did not commit is rolled back by that, and no interceptor is told.
/// </summary>
internal sealed class DisposedTransactions : IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>, IDisposable
{
    private static readonly string Disposed = RelationalEventId.TransactionDisposed.Name!;

    private readonly ICacheTransactionTracker _tracker;
    private readonly List<IDisposable> _subscriptions = [];
    private bool _isDisposed;

    public DisposedTransactions(ICacheTransactionTracker tracker)
    {
        _tracker = tracker;
        Keep(DiagnosticListener.AllListeners.Subscribe(this));
    }

    public void OnNext(DiagnosticListener value)
    {
        // There is one for each configuration of EF Core in the process.
        if (value.Name == DbLoggerCategory.Name)
        {
            Keep(value.Subscribe(this, static name => name == Disposed));
        }
    }

    public void OnNext(KeyValuePair<string, object?> value)
    {
        if (value.Key == Disposed && value.Value is TransactionEventData disposed)
        {
            // One that was committed before has ended, and ends once.
            _tracker.Of(disposed.Transaction).Ended(CacheTransactionOutcome.RolledBack);
        }
    }

    public void OnCompleted()
    {
    }

    public void OnError(Exception error)
    {
    }

    public void Dispose()
    {
        lock (_subscriptions)
        {
            _isDisposed = true;
            _subscriptions.ForEach(static subscription => subscription.Dispose());
        }
    }

    private void Keep(IDisposable subscription)
    {
        lock (_subscriptions)
        {
            if (_isDisposed)
            {
                subscription.Dispose();
            }
            else
            {
                _subscriptions.Add(subscription);
            }
        }
    }
}

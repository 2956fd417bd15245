using Cacheable.EntityFrameworkCore.Observation;
using Cacheable.Transactions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.Extensions.DependencyInjection;

namespace Cacheable.EntityFrameworkCore.DependencyInjection;

/// <summary>The context of one DI scope, where there is one. Contexts of factories are nobody's: they are seen by what they do.</summary>
internal sealed class ContextOfScope<TContext>(IServiceProvider scope, RegisteredContext<TContext> registered) : ICacheTransactionSource
    where TContext : DbContext
{
    private volatile bool _mayExist;
    private ObservedContext? _context;

    public bool HasWritten => Find() is { HasWritten: true };

    public void AddOpen(ICollection<CacheTransaction> transactions) => Find()?.AddOpen(transactions);

    /// <summary>The options of a context were made in the scope.</summary>
    public void MayExist() => _mayExist = true;

    private ObservedContext? Find()
    {
        if (_context is not null || !registered.IsOneOfScope || (registered.HasOptionsOfScope && !_mayExist))
        {
            return _context;
        }

        try
        {
            return _context = scope.GetService<TContext>()?.GetService<ObservedContext>();
        }
        catch (ObjectDisposedException)
        {
            // The context, or the whole scope: nothing is open in it any more.
            return null;
        }
    }
}

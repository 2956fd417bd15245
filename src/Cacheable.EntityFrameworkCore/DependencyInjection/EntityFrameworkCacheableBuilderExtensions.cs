using Cacheable;
using Cacheable.EntityFrameworkCore;
using Cacheable.EntityFrameworkCore.DependencyInjection;
using Cacheable.EntityFrameworkCore.Observation;
using Cacheable.EntityFrameworkCore.Outbox;
using Cacheable.Transactions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Makes invalidations follow the commits of Entity Framework Core.</summary>
public static class EntityFrameworkCacheableBuilderExtensions
{
    /// <summary>
    /// Lets the cache see what contexts of type <typeparamref name="TContext"/> write: decorated writes invalidate after the commit of the
    /// transaction they wrote in, after the <c>SaveChanges</c> that saves what they changed, and not when it is rolled back.
    /// </summary>
    /// <typeparam name="TContext">The context; one that is pooled, or made by a factory, as well.</typeparam>
    /// <param name="cache">The builder.</param>
    /// <remarks>Needs no order relative to <c>AddDbContext</c>. Say it once for each type of context.</remarks>
    public static ICacheableBuilder UseEntityFrameworkCore<TContext>(this ICacheableBuilder cache)
        where TContext : DbContext
    {
        ArgumentNullException.ThrowIfNull(cache);
        var services = cache.Services;
        services.TryAddSingleton<DatabaseObservation>();
        services.TryAddSingleton(new RegisteredContext<TContext>(services));
        services.TryAddSingleton<OutboxReplay<TContext>>();
        services.AddHostedService<OutboxWorker<TContext>>();
        services.TryAddScoped<ContextOfScope<TContext>>();
        services.TryAddEnumerable(ServiceDescriptor.Scoped<ICacheTransactionSource, ContextOfScope<TContext>>(
            static scope => scope.GetRequiredService<ContextOfScope<TContext>>()));
        services.ConfigureDbContext<TContext>(static (provider, options) =>
        {
            if (provider.GetRequiredService<RegisteredContext<TContext>>().HasOptionsOfScope)
            {
                provider.GetRequiredService<ContextOfScope<TContext>>().MayExist();
            }

            ((IDbContextOptionsBuilderInfrastructure)options).AddOrUpdateExtension(
                new CacheableOptionsExtension(provider.GetRequiredService<DatabaseObservation>()));
        });
        return cache;
    }
}

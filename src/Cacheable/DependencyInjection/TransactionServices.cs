using Cacheable.Invocation.Writes;
using Cacheable.Transactions;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Cacheable.DependencyInjection;

/// <summary>The services that know what a write belongs to.</summary>
internal static class TransactionServices
{
    /// <summary>Adds what is not there yet.</summary>
    public static void AddTo(IServiceCollection services)
    {
        services.TryAddSingleton<OpenWrites>();
        services.TryAddSingleton<StrictCommits>();
        services.TryAddSingleton<IOwedPayment, OwedPayment>();
        services.TryAddSingleton<AmbientTransactions>();
        services.TryAddSingleton<DatabaseTransactions>();
        services.TryAddSingleton<UnitsOfWork>();
        services.TryAddSingleton<UncommittedReads>();
        services.TryAddSingleton<WriteObservation>();
        services.TryAddSingleton<ICacheTransactionTracker>(static provider => provider.GetRequiredService<DatabaseTransactions>());
        services.TryAddSingleton<ICacheTransactions>(static provider => provider.GetRequiredService<UnitsOfWork>());
        services.TryAddSingleton(static provider => new RootServices(provider));
        services.TryAddScoped(static provider => new ScopeHolder(new CacheScope(provider.GetServices<ICacheTransactionSource>())));

        // Transient, so that singletons may ask for it under scope validation: theirs is made of nothing that is scoped.
        services.TryAddTransient(static provider => provider.GetRequiredService<RootServices>().Are(provider)
            ? CacheScope.None
            : provider.GetRequiredService<ScopeHolder>().Scope);
    }

    /// <summary>The services that singletons are made from.</summary>
    private sealed class RootServices(IServiceProvider root)
    {
        public bool Are(IServiceProvider provider) => ReferenceEquals(provider, root);
    }

    /// <summary>One scope of the cache for each DI scope, whatever the lifetimes of the decorators in it.</summary>
    private sealed record ScopeHolder(CacheScope Scope);
}

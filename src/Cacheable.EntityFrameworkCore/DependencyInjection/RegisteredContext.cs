using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Cacheable.EntityFrameworkCore.DependencyInjection;

/// <summary>How the application registered a type of context. Asked when all registrations are known.</summary>
internal sealed class RegisteredContext<TContext>(IServiceCollection services)
    where TContext : DbContext
{
    private readonly Lazy<bool> _isOneOfScope = new(() => LifetimeOf(services, typeof(TContext)) is ServiceLifetime.Scoped or ServiceLifetime.Singleton);
    private readonly Lazy<bool> _hasOptionsOfScope = new(() => LifetimeOf(services, typeof(DbContextOptions<TContext>)) == ServiceLifetime.Scoped);

    /// <summary>Whether all who ask for it in one DI scope get the same.</summary>
    public bool IsOneOfScope => _isOneOfScope.Value;

    /// <summary>Whether its options are made in the DI scope, just before its first context there.</summary>
    public bool HasOptionsOfScope => _hasOptionsOfScope.Value;

    private static ServiceLifetime? LifetimeOf(IServiceCollection services, Type type) =>
        services.LastOrDefault(service => service.ServiceType == type && !service.IsKeyedService)?.Lifetime;
}

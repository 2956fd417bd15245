using Cacheable.EntityFrameworkCore.Interception;
using Cacheable.EntityFrameworkCore.Outbox;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.Extensions.DependencyInjection;

namespace Cacheable.EntityFrameworkCore.Observation;

/// <summary>Gives each context its observer, among the services that EF Core keeps for the context.</summary>
internal sealed class CacheableOptionsExtension(DatabaseObservation observation) : IDbContextOptionsExtension
{
    public DbContextOptionsExtensionInfo Info => field ??= new ExtensionInfo(this);

    public DatabaseObservation Observation => observation;

    public void ApplyServices(IServiceCollection services)
    {
        services.AddScoped<ObservedContext>();
        services.AddScoped<OutboxRecord>();
        services.AddScoped<IResettableService>(static context => context.GetRequiredService<ObservedContext>());
        services.AddScoped<IResettableService>(static context => context.GetRequiredService<OutboxRecord>());
        services.AddScoped<IInterceptor, TransactionObserver>();
        services.AddScoped<IInterceptor, SaveObserver>();
        services.AddScoped<IInterceptor, CommandObserver>();
    }

    public void Validate(IDbContextOptions options)
    {
        if (options.FindExtension<CoreOptionsExtension>()?.InternalServiceProvider is not null)
        {
            throw new InvalidOperationException(
                "A context with UseInternalServiceProvider cannot be observed by the cache: its services are made elsewhere, and its commits would pass unseen. " +
                "Leave UseInternalServiceProvider out.");
        }
    }

    // What differs between applications hangs on the options and not on the services, so contexts of all share them.
    private sealed class ExtensionInfo(IDbContextOptionsExtension extension) : DbContextOptionsExtensionInfo(extension)
    {
        public override bool IsDatabaseProvider => false;

        public override string LogFragment => "using Cacheable ";

        public override int GetServiceProviderHashCode() => 0;

        public override bool ShouldUseSameServiceProvider(DbContextOptionsExtensionInfo other) => other is ExtensionInfo;

        public override void PopulateDebugInfo(IDictionary<string, string> debugInfo) => debugInfo["Cacheable"] = "1";
    }
}

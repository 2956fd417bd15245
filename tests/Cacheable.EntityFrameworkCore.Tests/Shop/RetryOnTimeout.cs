using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;

namespace Cacheable.EntityFrameworkCore.Tests.Shop;

/// <summary>An execution strategy that runs a unit of work again, at once, when the server did not answer.</summary>
internal sealed class RetryOnTimeout(ExecutionStrategyDependencies dependencies) : ExecutionStrategy(dependencies, maxRetryCount: 3, maxRetryDelay: TimeSpan.Zero)
{
    /// <summary>Has contexts use it for all they do.</summary>
    public static void Configure(DbContextOptionsBuilder options) => ((IDbContextOptionsBuilderInfrastructure)options).AddOrUpdateExtension(
        RelationalOptionsExtension.Extract(options.Options).WithExecutionStrategyFactory(static dependencies => new RetryOnTimeout(dependencies)));

    protected override bool ShouldRetryOn(Exception exception) => exception is TimeoutException;

    protected override TimeSpan? GetNextDelay(Exception lastException) => base.GetNextDelay(lastException) is null ? null : TimeSpan.Zero;
}

using Cacheable.EarlyRefresh;
using Microsoft.Extensions.Hosting;

namespace Cacheable.DependencyInjection;

/// <summary>Ends the loads that no caller waits for with the host, before the services are disposed that they call.</summary>
internal sealed class BackgroundLoadsHost(BackgroundLoads loads) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => loads.StopAsync().WaitAsync(cancellationToken);
}

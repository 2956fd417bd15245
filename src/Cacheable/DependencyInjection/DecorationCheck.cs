using Cacheable.Contract;
using Cacheable.Telemetry;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Cacheable.DependencyInjection;

/// <summary>
/// When the host starts: an annotated interface that is registered and not decorated stops it, because its calls would bypass the
/// cache in silence; one that is registered more than once is named in the log, because its registrations share entries.
/// </summary>
/// <param name="services">The registrations.</param>
/// <param name="provider">Builds the engine.</param>
/// <param name="logger">Hears of shared entries.</param>
internal sealed class DecorationCheck(RegisteredServices services, IServiceProvider provider, ILogger<DecorationCheck> logger) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        // The first method would build it, and with it the listener: built now, the channel opens before the first request.
        provider.GetRequiredService<ICacheEngine>();
        WarnOfSharedEntries();
        var plain = services.All.Where(ServiceDecorator.IsPlain).Select(static descriptor => descriptor.ServiceType.ToString()).Distinct().ToList();
        return plain.Count == 0
            ? Task.CompletedTask
            : throw new InvalidOperationException(
                $"Annotated for caching, registered and not decorated: {string.Join(", ", plain)}. Calls to it would bypass the cache. " +
                "Register it before AddCacheable(...), or with AddCached<TService, TImplementation>(lifetime).");
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private void WarnOfSharedEntries()
    {
        foreach (var registrations in services.All.OfType<DecoratorDescriptor>().GroupBy(static descriptor => descriptor.ServiceType))
        {
            if (registrations.Count() > 1)
            {
                logger.RegistrationsShareEntries(registrations.Key, registrations.Count());
            }
        }
    }
}

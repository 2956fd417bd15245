using Cacheable.Contract;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Cacheable.DependencyInjection;

/// <summary>
/// When the host starts: an annotated interface that is registered and not decorated stops it, because its calls would bypass the
/// cache in silence. Also builds the engine, and with it the listener, so that the invalidation channel is open before the first request.
/// </summary>
internal sealed class DecorationCheck(RegisteredServices services, ICacheEngine engine) : IHostedService
{
    private readonly ICacheEngine _engine = engine;

    public Task StartAsync(CancellationToken cancellationToken)
    {
        _ = _engine;
        var plain = services.All.Where(ServiceDecorator.IsPlain).Select(static descriptor => descriptor.ServiceType.ToString()).Distinct().ToList();
        return plain.Count == 0
            ? Task.CompletedTask
            : throw new InvalidOperationException(
                $"Annotated for caching, registered and not decorated: {string.Join(", ", plain)}. Calls to it would bypass the cache. " +
                "Register it before AddCacheable(...), or with AddCached<TService, TImplementation>(lifetime).");
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}

using Cacheable.WriteBehind;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Cacheable.DependencyInjection;

/// <summary>
/// Starts and stops the worker with the host. Every queue is known to it then, though nobody has called its method yet: an earlier run
/// may have left writes in it.
/// </summary>
internal sealed class WriteBehindHost(RegisteredServices services, DecoratedMethods methods, InnerServices inner, IServiceProvider provider) : IHostedService
{
    private WriteBehindWorker? _worker;

    public Task StartAsync(CancellationToken cancellationToken)
    {
        var registrations = services.All.OfType<DecoratorDescriptor>().Where(static descriptor => descriptor.Queues is not null).ToList();
        foreach (var registered in registrations.GroupBy(static descriptor => descriptor.ServiceType))
        {
            if (registered.Count() > 1)
            {
                throw new InvalidOperationException(
                    $"{registered.Key} queues calls by [WriteBehind] and is registered {registered.Count()} times. Whoever flushes its queue would not know "
                    + "which of them to call. Register it once, or give each implementation an interface of its own.");
            }

            var (decoration, innerKey) = registered.Single().Queues!.Value;
            inner.Add(registered.Key, innerKey);
            methods.Of(decoration);
        }

        _worker = provider.GetRequiredService<WriteBehindWorker>();
        return _worker.StartAsync(cancellationToken);
    }

    public Task StopAsync(CancellationToken cancellationToken) => _worker?.StopAsync(cancellationToken) ?? Task.CompletedTask;
}

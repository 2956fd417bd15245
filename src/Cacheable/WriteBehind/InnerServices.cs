using System.Collections.Concurrent;
using Cacheable.Contract;
using Microsoft.Extensions.DependencyInjection;

namespace Cacheable.WriteBehind;

/// <summary>Finds the services behind the decorators whose calls are queued.</summary>
internal sealed class InnerServices
{
    private readonly ConcurrentDictionary<Type, InnerServiceKey> _keys = new();

    public void Add(Type serviceType, InnerServiceKey key) => _keys[serviceType] = key;

    /// <summary>The service that <paramref name="queue"/> is flushed through, of a scope.</summary>
    public object Of(WriteQueue queue, IServiceProvider scope) => scope.GetRequiredKeyedService(queue.ServiceType, _keys[queue.ServiceType]);
}

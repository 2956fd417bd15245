using Cacheable.Contract;
using Microsoft.Extensions.DependencyInjection;

namespace Cacheable.DependencyInjection;

/// <summary>The same under a service key. An implementation that passes its own key on has ours, which knows the application's.</summary>
internal sealed class KeyedDecorated<TService>(IServiceProvider provider, [ServiceKey] object key) : IDecorated<TService>
    where TService : class
{
    private TService? _service;

    public TService Service => _service ??= key switch
    {
        InnerServiceKey inner => provider.GetRequiredKeyedService<TService>(inner.ServiceKey),
        InnerServiceKey.OpenGeneric => provider.GetRequiredService<TService>(),
        _ => provider.GetRequiredKeyedService<TService>(key),
    };
}

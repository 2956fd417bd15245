using Microsoft.Extensions.DependencyInjection;

namespace Cacheable.DependencyInjection;

/// <summary>Asks the scope it was made in. Transient, so that this is the scope of whoever takes it, whatever that one's lifetime.</summary>
internal sealed class Decorated<TService>(IServiceProvider provider) : IDecorated<TService>
    where TService : class
{
    private TService? _service;

    // Two first callers are given the same by the container; of a transient service, two that are both right.
    public TService Service => _service ??= provider.GetRequiredService<TService>();
}

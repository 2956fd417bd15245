using Microsoft.Extensions.DependencyInjection;

namespace Cacheable.DependencyInjection;

internal sealed class CacheableBuilder(IServiceCollection services) : ICacheableBuilder
{
    public IServiceCollection Services { get; } = services;
}

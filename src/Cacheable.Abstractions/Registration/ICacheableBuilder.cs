using Microsoft.Extensions.DependencyInjection;

namespace Cacheable;

/// <summary>Configures the cache inside <c>AddCacheable</c>; adapters extend it.</summary>
public interface ICacheableBuilder
{
    /// <summary>The services of the application.</summary>
    IServiceCollection Services { get; }
}

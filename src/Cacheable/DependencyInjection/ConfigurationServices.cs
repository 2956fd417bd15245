using Cacheable.Configuration;
using Cacheable.Invocation.Policies;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Cacheable.DependencyInjection;

/// <summary>The services that configuration reaches the engine by.</summary>
internal static class ConfigurationServices
{
    /// <summary>Adds what is not there yet.</summary>
    public static void AddTo(IServiceCollection services)
    {
        // Whatever host there is has put the application's configuration into the container.
        services.TryAddSingleton(static provider => new ConfigurationSource(
            provider.GetService<IConfiguration>()?.GetSection(ConfigurationSource.SectionName), isNamed: false));
        services.TryAddSingleton(static provider => RegisteredMethods.Of(provider.GetRequiredService<RegisteredServices>()));
        services.TryAddSingleton<OptionRanges>();
        services.TryAddSingleton<MethodPolicies>();

        // After what code sets, because whoever operates an application comes after who wrote it.
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IPostConfigureOptions<CacheableOptions>, ConfiguredOptions>());
    }

    private sealed class ConfiguredOptions(ConfigurationSource source) : IPostConfigureOptions<CacheableOptions>
    {
        public void PostConfigure(string? name, CacheableOptions options) => OptionSettings.Apply(options, source.Read().Options);
    }
}

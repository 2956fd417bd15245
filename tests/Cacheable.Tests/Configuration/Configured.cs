using Cacheable.Configuration;
using Cacheable.Contract;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Cacheable.Tests.Configuration;

/// <summary>A configuration in memory, to be changed while the application runs.</summary>
internal sealed class Configured
{
    private readonly Lines _lines = new();

    /// <param name="settings">Paths below <c>Cacheable</c>, and what stands there.</param>
    public Configured(params (string Path, string Text)[] settings)
    {
        Root = new ConfigurationBuilder().Add(_lines).Build();
        Change([.. settings.Select(static setting => (setting.Path, (string?)setting.Text))]);
    }

    public IConfigurationRoot Root { get; }

    public IConfigurationSection Section => Root.GetSection("Cacheable");

    public ConfiguredSettings Settings => SectionReader.Read(Section);

    /// <summary>Writes and loads again; null takes a setting away.</summary>
    public void Change(params (string Path, string? Text)[] settings)
    {
        foreach (var (path, text) in settings)
        {
            _lines.Put("Cacheable:" + path, text);
        }

        Root.Reload();
    }

    /// <summary>Has an instance of a fleet read it, which then knows the methods of <paramref name="plans"/>.</summary>
    public void Configure(InstanceSettings settings, params CachedMethodPlan[] plans)
    {
        var chosen = settings.Cache;
        settings.Cache = cache =>
        {
            chosen(cache);
            cache.UseConfiguration(Section);
            cache.Services.Replace(ServiceDescriptor.Singleton(new KnownMethods(plans.Length == 0 ? [Plans.Profile] : plans, [])));
        };
    }

    /// <summary>What has become of a plan, and what is wrong.</summary>
    public (CachedMethodPlan Plan, bool IsEnabled, IReadOnlyList<string> Problems) Of(CachedMethodPlan plan)
    {
        var problems = new List<string>();
        var method = new MethodOverrides(Settings).Of(plan, problems);
        return (method.Plan, method.IsEnabled, problems);
    }

    /// <summary>A source whose settings can go, and not only become null.</summary>
    private sealed class Lines : ConfigurationProvider, IConfigurationSource
    {
        public void Put(string path, string? text)
        {
            if (text is null)
            {
                Data.Remove(path);
            }
            else
            {
                Data[path] = text;
            }
        }

        public IConfigurationProvider Build(IConfigurationBuilder builder) => this;
    }
}

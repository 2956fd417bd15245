using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Primitives;

namespace Cacheable.Configuration;

/// <summary>Where the configuration comes from.</summary>
/// <param name="section">The section; <see langword="null"/> where the application has no configuration, or the cache is not to look at it.</param>
/// <param name="isNamed">Whether the application has named it.</param>
internal sealed class ConfigurationSource(IConfiguration? section, bool isNamed)
{
    /// <summary>The name of the section, where nobody says another.</summary>
    public const string SectionName = "Cacheable";

    /// <summary>What stands before the names of a message: <c>Cacheable:</c>.</summary>
    public string Prefix => section is IConfigurationSection { Path: var path } ? path + ":" : string.Empty;

    /// <summary>The section that the application has named; <see langword="null"/> where it has named none, or the usual one.</summary>
    public string? Named => isNamed && section is not null && Prefix.TrimEnd(':') is var name and not SectionName ? name : null;

    /// <summary>What it says now.</summary>
    public ConfiguredSettings Read() => section is null ? ConfiguredSettings.None : SectionReader.Read(section);

    /// <summary>Calls <paramref name="changed"/> whenever a source of it was loaded again, until what it returns is disposed.</summary>
    public IDisposable? OnChange(Action changed) => section is null ? null : ChangeToken.OnChange(section.GetReloadToken, changed);
}

using Cacheable.Settings;

namespace Cacheable.Configuration;

/// <summary>What the configuration says of a method, a template or a profile.</summary>
/// <param name="Path">Where: <c>Cacheable:Methods:IUserService.GetProfileAsync</c>.</param>
/// <param name="Settings">What it says.</param>
/// <param name="Texts">The same as it is written, by name.</param>
internal sealed record SettingsSection(string Path, MethodSettings Settings, IReadOnlyDictionary<string, string> Texts)
{
    /// <summary>A setting as a message names it: <c>Cacheable:Methods:IUserService.GetProfileAsync:Ttl = "5m"</c>.</summary>
    public string Quote(string name) => Quote($"{Path}:{name}", Texts[name]);

    /// <inheritdoc cref="Quote(string)"/>
    public static string Quote(string path, string text) => $"{path} = \"{text}\"";
}

namespace Cacheable.Configuration;

/// <summary>The section of the configuration as it was when it was read.</summary>
internal sealed record ConfiguredSettings
{
    private static readonly Dictionary<string, SettingsSection> Nothing = [];

    /// <summary>No configuration, or none that says anything.</summary>
    public static readonly ConfiguredSettings None = new() { IsEmpty = true };

    /// <summary>Whether nothing at all stands there, as where a file is missing or could not be read.</summary>
    public bool IsEmpty { get; init; }

    /// <summary>Whether anything is read from the cache at all.</summary>
    public bool IsEnabled { get; init; } = true;

    /// <summary>By the name of the method.</summary>
    public IReadOnlyDictionary<string, SettingsSection> Methods { get; init; } = Nothing;

    /// <summary>By the key template, its placeholders in angle brackets.</summary>
    public IReadOnlyDictionary<string, SettingsSection> Templates { get; init; } = Nothing;

    /// <summary>By the name of the profile.</summary>
    public IReadOnlyDictionary<string, SettingsSection> Profiles { get; init; } = Nothing;

    /// <summary>The options of the whole cache that are set, as they are written.</summary>
    public IReadOnlyDictionary<string, string> Options { get; init; } = new Dictionary<string, string>();

    /// <summary>Everything that stands there, to tell whether a reload brings anything new.</summary>
    public string Content { get; init; } = string.Empty;

    /// <summary>What cannot be read, each with its path and what to write.</summary>
    public IReadOnlyList<string> Problems { get; init; } = [];
}

namespace Cacheable.Settings;

/// <summary>What is wrong with a setting, so that it can follow where it stands: "is not a duration; write '5m'".</summary>
/// <param name="Name">The setting.</param>
/// <param name="Problem">What is wrong.</param>
/// <param name="Remedy">What to write instead.</param>
internal sealed record SettingProblem(string Name, string Problem, string Remedy)
{
    /// <summary>The text to write in its place, where one is obvious.</summary>
    public string? Suggestion { get; init; }

    /// <summary>Whether it is a duration that cannot be read. Everything else contradicts: another setting, the method, or reason.</summary>
    public bool IsMalformedDuration { get; init; }
}

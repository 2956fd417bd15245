using Microsoft.CodeAnalysis.Diagnostics;

namespace Cacheable.Generators.Analyzers.Values;

/// <summary>What a project says of serializing by reflection. The package's props file lets the compiler see it.</summary>
internal static class ReflectionSetting
{
    private static readonly (string Name, string Value)[] Settings =
    [
        ("PublishAot", "true"), ("PublishTrimmed", "true"), ("IsAotCompatible", "true"), ("JsonSerializerIsReflectionEnabledByDefault", "false"),
    ];

    /// <summary>The property that rules it out, as the project says it; or nothing.</summary>
    public static string? ThatForbids(AnalyzerConfigOptions options)
    {
        foreach (var (name, value) in Settings)
        {
            if (options.TryGetValue("build_property." + name, out var written) && string.Equals(written.Trim(), value, StringComparison.OrdinalIgnoreCase))
                return $"{name} = {value}";
        }

        return null;
    }
}

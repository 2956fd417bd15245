using Cacheable.Durations;
using Cacheable.Settings;

namespace Cacheable.Configuration;

/// <summary>A jitter that is said of many methods gives way to the TTL of one, as everything that is said of many does.</summary>
internal static class JitterRules
{
    // What the messages propose too.
    private static readonly Jitter Tenth = Jitter.Share(TimeSpan.FromTicks(1), TimeSpan.FromTicks(10));

    /// <summary><paramref name="defaults"/> with a tenth of the TTL for a jitter, where theirs is not shorter than it.</summary>
    /// <param name="own">What is said of the method itself.</param>
    /// <param name="defaults">What is said of many.</param>
    public static MethodSettings GiveWay(MethodSettings own, MethodSettings defaults) =>
        (own.Ttl ?? defaults.Ttl) is { } ttl && defaults.Jitter?.Of(ttl) >= ttl ? defaults with { Jitter = Tenth } : defaults;

    /// <summary>Whether a profile says both, and they contradict.</summary>
    public static void Check(MethodSettings profile, Action<SettingProblem> report)
    {
        if (profile.Ttl is { } ttl && profile.Jitter?.Of(ttl) >= ttl)
        {
            report(new SettingProblem(SettingNames.Jitter, $"is not shorter than the Ttl of {DurationParser.Format(ttl)}", "shorten it or lengthen the Ttl"));
        }
    }
}

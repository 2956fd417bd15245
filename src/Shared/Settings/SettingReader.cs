using System.Globalization;
using Cacheable.Durations;

namespace Cacheable.Settings;

/// <summary>Reads settings from their texts. The compiler and the configuration read through it, so that both mean the same.</summary>
internal static class SettingReader
{
    /// <summary>Beyond it every lookup would refresh, as it does long before.</summary>
    public const double GreatestBeta = 1000;

    private const int L1 = 1;
    private const int L2 = 2;

    /// <summary><paramref name="settings"/> with one more.</summary>
    /// <param name="settings">What was read before.</param>
    /// <param name="name">One of <see cref="SettingNames"/>.</param>
    /// <param name="text">The text.</param>
    /// <param name="problem">Why it cannot be read; <see langword="null"/> where it can.</param>
    public static MethodSettings Read(MethodSettings settings, string name, string text, out SettingProblem? problem) => name switch
    {
        SettingNames.Jitter => settings with { Jitter = ReadJitter(text, out problem) },
        SettingNames.Tiers => settings with { Tiers = ReadTiers(text, out problem) },
        SettingNames.Beta => settings with { Beta = ReadBeta(text, out problem) },
        SettingNames.MaxLoads => settings with { MaxLoads = ReadMaxLoads(text, out problem) },
        SettingNames.RefreshInline => settings with { RefreshInline = ReadSwitch(name, text, out problem) },
        SettingNames.Enabled => settings with { Enabled = ReadSwitch(name, text, out problem) },
        _ => WithDuration(settings, name, ReadDuration(name, text, out problem)),
    };

    /// <summary><paramref name="settings"/> with one said to be none, which is stronger than what weaker places say.</summary>
    /// <param name="settings">What was read before.</param>
    /// <param name="name">One of <see cref="SettingNames.MayBeNone"/>.</param>
    public static MethodSettings None(MethodSettings settings, string name) => name == SettingNames.Jitter
        ? settings with { Jitter = Jitter.Exactly(TimeSpan.Zero) }
        : WithDuration(settings, name, TimeSpan.Zero);

    /// <summary>Reads a duration, of whatever attribute.</summary>
    public static TimeSpan? ReadDuration(string name, string text, out SettingProblem? problem)
    {
        problem = DurationParser.TryParse(text, out var duration, out var error)
            ? null
            : Malformed(name, text, error!, "write a whole number and a unit (ms, s, m, h, d), as in '10m' or '1h30m'");
        return problem is null ? duration : null;
    }

    private static MethodSettings WithDuration(MethodSettings settings, string name, TimeSpan? duration) => name switch
    {
        SettingNames.Ttl => settings with { Ttl = duration },
        SettingNames.Negative => settings with { Negative = duration },
        SettingNames.L1Ttl => settings with { L1Ttl = duration },
        SettingNames.FailSafe => settings with { FailSafe = duration },
        SettingNames.SoftTimeout => settings with { SoftTimeout = duration },
        SettingNames.HardTimeout => settings with { HardTimeout = duration },
        SettingNames.FailureMemory => settings with { FailureMemory = duration },
        _ => throw new ArgumentOutOfRangeException(nameof(name), name, "No setting of a method."),
    };

    private static Jitter? ReadJitter(string text, out SettingProblem? problem)
    {
        problem = Jitter.TryParse(text, out var jitter, out var error)
            ? null
            : Malformed(SettingNames.Jitter, text, error!, "write a duration ('30s') or a share of the TTL ('10%')");
        return problem is null ? jitter : null;
    }

    private static double? ReadBeta(string text, out SettingProblem? problem)
    {
        var isRead = double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var beta)
            && beta >= 0 && beta <= GreatestBeta;
        problem = isRead ? null : new SettingProblem(SettingNames.Beta, "is not a number from 0 to 1000", "write 1 for the paper's choice, or 0 for no early refresh");
        return isRead ? beta : null;
    }

    private static int? ReadMaxLoads(string text, out SettingProblem? problem)
    {
        var isRead = int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var loads);
        problem = isRead ? null : new SettingProblem(SettingNames.MaxLoads, "is not a whole number from 0 on", "write how many loads may run at once, or 0 for any number");
        return isRead ? loads : null;
    }

    private static bool? ReadSwitch(string name, string text, out SettingProblem? problem)
    {
        var isRead = bool.TryParse(text, out var isOn);
        problem = isRead ? null : new SettingProblem(name, "is neither true nor false", "write one of them");
        return isRead ? isOn : null;
    }

    private static int? ReadTiers(string text, out SettingProblem? problem)
    {
        var tiers = 0;
        foreach (var name in text.Split(','))
        {
            var tier = name.Trim().ToUpperInvariant() switch { "L1" => L1, "L2" => L2, "ALL" => L1 | L2, _ => 0 };
            if (tier == 0)
            {
                problem = new SettingProblem(SettingNames.Tiers, "names no tier", "write 'L1', 'L2' or 'All'");
                return null;
            }

            tiers |= tier;
        }

        problem = null;
        return tiers;
    }

    private static SettingProblem Malformed(string name, string text, string error, string otherwise)
    {
        var suggestion = DurationSuggestion.For(text);
        return new SettingProblem(name, error, suggestion is null ? otherwise : $"write '{suggestion}'")
        {
            Suggestion = suggestion,
            IsMalformedDuration = true,
        };
    }
}

using Cacheable.Durations;

namespace Cacheable.Settings;

/// <summary>
/// Brings a method's settings together. What was said of the method itself must fit, or it is a slip; a default that does not fit gives
/// way, because whoever wrote it did not have this method in mind.
/// </summary>
internal static class SettingRules
{
    /// <summary>What holds for a method.</summary>
    /// <param name="own">What is said of the method itself.</param>
    /// <param name="defaults">What is said of many methods.</param>
    /// <param name="isSynchronous">Whether the method returns its value and no task.</param>
    /// <param name="report">Is told what contradicts.</param>
    public static MethodSettings Fit(MethodSettings own, MethodSettings defaults, bool isSynchronous, Action<SettingProblem> report)
    {
        var all = own.Over(defaults).WithoutNone();
        own = own.WithoutNone();
        if (all.Ttl is not { } ttl)
        {
            return all;
        }

        if (all.Jitter?.Of(ttl) >= ttl)
        {
            report(new(SettingNames.Jitter, $"is not shorter than the Ttl of {Text(ttl)}", "shorten it or lengthen the Ttl") { Suggestion = "10%" });
        }

        if (own.RefreshInline is true && all.Beta is null or 0)
        {
            report(new(SettingNames.RefreshInline, "refreshes nothing without a Beta", "write 'Beta = 1' too, or remove it"));
        }

        return Timeouts(own, all, isSynchronous, report) with
        {
            Negative = Within(SettingNames.Negative, own.Negative, all.Negative, ttl, report),
            L1Ttl = Within(SettingNames.L1Ttl, own.L1Ttl, all.L1Ttl, ttl, report),
        };
    }

    /// <summary>What contradicts within the defaults of one place.</summary>
    public static void CheckDefaults(MethodSettings defaults, Action<SettingProblem> report) =>
        CheckOrder(defaults.WithoutNone(), defaults.WithoutNone(), report);

    private static MethodSettings Timeouts(MethodSettings own, MethodSettings all, bool isSynchronous, Action<SettingProblem> report)
    {
        if (isSynchronous)
        {
            CheckAsynchronous(SettingNames.SoftTimeout, own.SoftTimeout, report);
            CheckAsynchronous(SettingNames.HardTimeout, own.HardTimeout, report);
            return all with { SoftTimeout = null, HardTimeout = null };
        }

        if (own.SoftTimeout is not null && all.FailSafe is null)
        {
            report(new(SettingNames.SoftTimeout, "has no value to give in time without a FailSafe", "write 'FailSafe = \"1h\"' too, or remove it"));
        }

        // A default that the hard timeout comes before would never be reached.
        CheckOrder(own, all, report);
        return all.SoftTimeout >= all.HardTimeout ? all with { SoftTimeout = null } : all;
    }

    // A loader that blocks its thread cannot be left: no one would be there to give the caller another value.
    private static void CheckAsynchronous(string name, TimeSpan? own, Action<SettingProblem> report)
    {
        if (own is not null)
        {
            report(new(name, "cannot end a synchronous method, which keeps its caller's thread", "return a Task or ValueTask, or remove it"));
        }
    }

    private static void CheckOrder(MethodSettings own, MethodSettings all, Action<SettingProblem> report)
    {
        if (own.SoftTimeout is { } soft && all.HardTimeout is { } hard && soft >= hard)
        {
            var half = Text(TimeSpan.FromTicks(hard.Ticks / 2));
            report(new(SettingNames.SoftTimeout, $"is not shorter than the HardTimeout of {Text(hard)}", "shorten it or lengthen the HardTimeout")
            {
                Suggestion = half == "0s" ? null : half,
            });
        }
    }

    // A default that is longer than the method's own TTL means "as long as the entry lives"; said of the method it is a slip.
    private static TimeSpan? Within(string name, TimeSpan? own, TimeSpan? duration, TimeSpan ttl, Action<SettingProblem> report)
    {
        if (own > ttl)
        {
            report(new(name, $"is longer than the Ttl of {Text(ttl)}", "shorten it or lengthen the Ttl") { Suggestion = Text(ttl) });
        }

        return duration > ttl ? ttl : duration;
    }

    private static string Text(TimeSpan duration) => DurationParser.Format(duration);
}

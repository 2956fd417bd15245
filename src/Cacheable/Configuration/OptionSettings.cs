using System.Globalization;
using Cacheable.Settings;

namespace Cacheable.Configuration;

/// <summary>The options of the whole cache as configuration sets them: by name, durations as attributes write them. What is out of range, their validator says.</summary>
internal static class OptionSettings
{
    private delegate SettingProblem? Setting(CacheableOptions options, string name, string text);

    // By hand, because binding by reflection would not survive trimming, and would read a duration of 5 as five days.
    private static readonly Dictionary<string, Setting> Settings = new(StringComparer.OrdinalIgnoreCase)
    {
        [nameof(CacheableOptions.L1Capacity)] = Number(static (options, value) => options.L1Capacity = value),
        [nameof(CacheableOptions.L1Bytes)] = Bytes(static (options, value) => options.L1Bytes = value),
        [nameof(CacheableOptions.L1Lease)] = Duration(static (options, value) => options.L1Lease = value),
        [nameof(CacheableOptions.L1OutageLease)] = Duration(static (options, value) => options.L1OutageLease = value),
        [nameof(CacheableOptions.BreakAfter)] = Number(static (options, value) => options.BreakAfter = value),
        [nameof(CacheableOptions.LeaseDuration)] = Duration(static (options, value) => options.LeaseDuration = value),
        [nameof(CacheableOptions.WaitForFill)] = Switch(static (options, value) => options.WaitForFill = value),
        [nameof(CacheableOptions.InvalidationJournalCapacity)] = Number(static (options, value) => options.InvalidationJournalCapacity = value),
        [nameof(CacheableOptions.StrictCommit)] = Switch(static (options, value) => options.StrictCommit = value),
        [nameof(CacheableOptions.StrictHold)] = Duration(static (options, value) => options.StrictHold = value),
        [nameof(CacheableOptions.CompressAbove)] = Number(static (options, value) => options.CompressAbove = value),
        [nameof(CacheableOptions.MaxPayload)] = Number(static (options, value) => options.MaxPayload = value),
        [WriteBehind(nameof(WriteBehindOptions.Durability))] = Choice<WriteBehindDurability>(static (options, value) => options.WriteBehind.Durability = value),
        [WriteBehind(nameof(WriteBehindOptions.Replicas))] = Number(static (options, value) => options.WriteBehind.Replicas = value),
        [WriteBehind(nameof(WriteBehindOptions.Capacity))] = Number(static (options, value) => options.WriteBehind.Capacity = value),
        [WriteBehind(nameof(WriteBehindOptions.OnFull))] = Choice<FullQueueBehaviour>(static (options, value) => options.WriteBehind.OnFull = value),
        [WriteBehind(nameof(WriteBehindOptions.FullTimeout))] = Duration(static (options, value) => options.WriteBehind.FullTimeout = value),
        [WriteBehind(nameof(WriteBehindOptions.UnavailableTimeout))] = Duration(static (options, value) => options.WriteBehind.UnavailableTimeout = value),
        [WriteBehind(nameof(WriteBehindOptions.ClaimDuration))] = Duration(static (options, value) => options.WriteBehind.ClaimDuration = value),
        [WriteBehind(nameof(WriteBehindOptions.Parallelism))] = Number(static (options, value) => options.WriteBehind.Parallelism = value),
        [WriteBehind(nameof(WriteBehindOptions.PollInterval))] = Duration(static (options, value) => options.WriteBehind.PollInterval = value),
        [WriteBehind(nameof(WriteBehindOptions.FirstRetry))] = Duration(static (options, value) => options.WriteBehind.FirstRetry = value),
        [WriteBehind(nameof(WriteBehindOptions.LongestRetry))] = Duration(static (options, value) => options.WriteBehind.LongestRetry = value),
        [WriteBehind(nameof(WriteBehindOptions.DrainTimeout))] = Duration(static (options, value) => options.WriteBehind.DrainTimeout = value),
    };

    /// <summary>What can be set, <c>WriteBehind:Capacity</c> among it.</summary>
    public static IReadOnlyCollection<string> Names { get; } = new HashSet<string>(Settings.Keys, StringComparer.OrdinalIgnoreCase);

    /// <summary>Why a text cannot be read; <see langword="null"/> where it can.</summary>
    public static SettingProblem? ProblemOf(string name, string text) => Settings[name](new CacheableOptions(), name, text);

    /// <summary>Sets what can be read.</summary>
    public static void Apply(CacheableOptions options, IReadOnlyDictionary<string, string> texts)
    {
        foreach (var (name, text) in texts)
        {
            Settings[name](options, name, text);
        }
    }

    private static string WriteBehind(string name) => $"{nameof(CacheableOptions.WriteBehind)}:{name}";

    private static Setting Duration(Action<CacheableOptions, TimeSpan> set) => (options, name, text) =>
    {
        // Unlike an entry, a wait may be of no length.
        SettingProblem? problem = null;
        if ((text == "0s" ? TimeSpan.Zero : SettingReader.ReadDuration(name, text, out problem)) is { } duration)
        {
            set(options, duration);
        }

        return problem;
    };

    private static Setting Number(Action<CacheableOptions, int> set) => (options, name, text) =>
        Take(int.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out var value), options, value, set)
            ? null
            : new SettingProblem(name, "is not a whole number", "write one");

    private static Setting Bytes(Action<CacheableOptions, long> set) => (options, name, text) =>
        Take(long.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out var value), options, value, set)
            ? null
            : new SettingProblem(name, "is not a whole number", "write the bytes");

    private static Setting Switch(Action<CacheableOptions, bool> set) => (options, name, text) =>
        Take(bool.TryParse(text, out var value), options, value, set) ? null : new SettingProblem(name, "is neither true nor false", "write one of them");

    private static Setting Choice<T>(Action<CacheableOptions, T> set)
        where T : struct, Enum => (options, name, text) =>
        Take(Enum.TryParse<T>(text, ignoreCase: true, out var value) && Enum.IsDefined(value), options, value, set)
            ? null
            : new SettingProblem(name, "is none of its values", $"write {string.Join(", ", Enum.GetNames<T>())}");

    private static bool Take<T>(bool isRead, CacheableOptions options, T value, Action<CacheableOptions, T> set)
    {
        if (isRead)
        {
            set(options, value);
        }

        return isRead;
    }
}

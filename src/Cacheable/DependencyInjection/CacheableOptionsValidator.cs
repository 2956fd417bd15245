using System.Globalization;
using Cacheable.Configuration;
using Cacheable.Durations;
using Cacheable.Tiers;
using Cacheable.WriteBehind;
using Microsoft.Extensions.Options;

namespace Cacheable.DependencyInjection;

/// <summary>Stops the start over an option that makes no sense, and says what to write.</summary>
internal sealed class CacheableOptionsValidator(L1Choice l1, ConfigurationSource source, KnownMethods known) : IValidateOptions<CacheableOptions>
{
    private const int LeastL1Capacity = 3;
    private const int LeastMaxPayload = 1_024;
    private const int LeastL1Bytes = 1_024;
    private static readonly TimeSpan LeastL1Lease = TimeSpan.FromMilliseconds(30);
    private static readonly TimeSpan LeastLeaseDuration = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan LongestLease = TimeSpan.FromHours(1);

    public ValidateOptionsResult Validate(string? name, CacheableOptions options)
    {
        var failures = new List<string>();
        var configured = source.Read().Options;
        Require(options.L1Capacity >= LeastL1Capacity, $"L1Capacity is {options.L1Capacity}; write at least {LeastL1Capacity}.");
        Require(options.L1Bytes is null or >= LeastL1Bytes, $"L1Bytes is {options.L1Bytes}; write at least {LeastL1Bytes}, or leave it out.");
        Require(options.L1Bytes is null || l1.Memory is null, $"L1Bytes has no effect on the application's memory cache (UseMemoryCache): limit that one by its SizeLimit, or leave UseMemoryCache out.");
        Require(
            options.L1Lease >= LeastL1Lease && options.L1Lease <= LongestLease,
            $"L1Lease is {options.L1Lease}; write at least {LeastL1Lease} and at most {LongestLease}.");
        Require(
            options.L1OutageLease is null || options.L1OutageLease >= options.L1Lease,
            $"L1OutageLease is {options.L1OutageLease}; write at least L1Lease, {options.L1Lease}, or leave it out.");
        Require(
            options.LeaseDuration >= LeastLeaseDuration && options.LeaseDuration <= LongestLease,
            $"LeaseDuration is {options.LeaseDuration}; write at least {LeastLeaseDuration} and at most {LongestLease}, longer than the slowest load.");
        Require(options.BreakAfter >= 0, $"BreakAfter is {options.BreakAfter}; write a number of unanswered questions, or 0 for never.");
        Require(options.InvalidationJournalCapacity > 0, $"InvalidationJournalCapacity is {options.InvalidationJournalCapacity}; write at least 1.");
        Require(options.StrictHold > TimeSpan.Zero, $"StrictHold is {options.StrictHold}; write a positive duration, longer than the slowest commit.");
        Require(options.CompressAbove >= 0, $"CompressAbove is {options.CompressAbove}; write a number of bytes, or 0 for never.");
        Require(options.MaxPayload >= LeastMaxPayload, $"MaxPayload is {options.MaxPayload}; write at least {LeastMaxPayload} bytes.");
        failures.AddRange(WriteBehindOptionsRules.Broken(options.WriteBehind).Select(static message => $"{nameof(CacheableOptions.WriteBehind)}.{Written(message)}").Select(Told));
        if (failures.Count > 0)
        {
            // The engine tells it too, but is not made: what is wrong is told at once, and not one at each start.
            failures.AddRange(ConfigurationCheck.ProblemsOf(new MethodOverrides(source.Read()), known));
        }

        return failures.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(failures);

        void Require(bool condition, FormattableString message)
        {
            if (!condition)
            {
                failures.Add(Told(Written(message)));
            }
        }

        // By its path where configuration set it: whoever wrote it there does not look into the code.
        string Told(string message)
        {
            var end = message.IndexOf(' ');
            var path = message[..end].Replace('.', ':');
            return configured.ContainsKey(path) ? $"{source.Prefix}{path}{message[end..]}" : $"{nameof(CacheableOptions)}.{message}";
        }
    }

    // Durations as one writes them.
    private static string Written(FormattableString message) => string.Format(
        CultureInfo.InvariantCulture,
        message.Format,
        [.. message.GetArguments().Select(static argument => argument is TimeSpan duration ? DurationParser.Format(duration) : argument)]);
}

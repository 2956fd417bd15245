using Cacheable.Durations;
using Cacheable.Generators.Diagnostics;
using Cacheable.Generators.Models;
using Microsoft.CodeAnalysis;

namespace Cacheable.Generators.Parsing;

/// <summary>Resolves how long entries live: the method's own setting, else its interface's, else its assembly's.</summary>
internal sealed class PolicyParser(MethodScope scope, AttributeData cached)
{
    private readonly AttributeData?[] _defaults =
    [
        scope.Method.ContainingType.Find(KnownTypes.CacheDefaults),
        scope.Method.ContainingAssembly.Find(KnownTypes.CacheDefaults),
    ];

    /// <summary>The policy, or nothing where a finding says why not.</summary>
    public PolicyModel? Parse(bool resultIsNullable)
    {
        var before = scope.Findings.Count;
        foreach (var finding in TimeSettings.FindingsIn(cached, scope.Name))
        {
            scope.Report(finding.Id, finding.Location, finding.Attribute, finding.Suggestion, [.. finding.Arguments.Skip(1)]);
        }

        var tiers = Tiers();
        if (Text(TimeSettings.Ttl) is null)
        {
            scope.Report(DiagnosticIds.NoTimeToLive, cached.Location(), cached.Location(), suggestion: null);
        }

        if (scope.Findings.Count > before || !DurationParser.TryParse(Text(TimeSettings.Ttl), out var timeToLive, out _))
        {
            return null;
        }

        var negative = resultIsNullable || IsOwn(TimeSettings.Negative) ? Within(TimeSettings.Negative, timeToLive) : null;
        var inProcess = Within(TimeSettings.L1Ttl, timeToLive);
        var policy = new PolicyModel(timeToLive, JitterWithin(timeToLive), negative, inProcess < timeToLive ? inProcess : null, tiers);
        return scope.Findings.Count > before ? null : policy;
    }

    private string Tiers()
    {
        var value = cached.Named("Tiers")?.Value as int? ?? 3;
        if (value is < 1 or > 3)
        {
            scope.Report(
                DiagnosticIds.AttributeWithoutEffect, cached.NamedLocation("Tiers"), cached.Location(), null, "Cached", "its Tiers name no tier", "write CacheTiers.L1, CacheTiers.L2 or CacheTiers.All");
        }

        return value switch { 1 => "L1", 2 => "L2", _ => "All" };
    }

    private TimeSpan JitterWithin(TimeSpan timeToLive)
    {
        if (Text(TimeSettings.Jitter) is not { } text || !Jitter.TryParse(text, out var jitter, out _))
        {
            return TimeSpan.Zero;
        }

        var resolved = jitter.Of(timeToLive);
        if (resolved >= timeToLive)
        {
            Contradiction(TimeSettings.Jitter, text, "is not shorter than", timeToLive);
        }

        return resolved;
    }

    // A default that is longer than a method's own TTL means "as long as the entry lives"; written on the method it is a slip.
    private TimeSpan? Within(string name, TimeSpan timeToLive)
    {
        if (Text(name) is not { } text || !DurationParser.TryParse(text, out var duration, out _))
        {
            return null;
        }

        if (duration > timeToLive && IsOwn(name))
        {
            Contradiction(name, text, "is longer than", timeToLive);
        }

        return duration > timeToLive ? timeToLive : duration;
    }

    private void Contradiction(string name, string text, string relation, TimeSpan timeToLive)
    {
        var limit = DurationParser.Format(timeToLive);
        var finding = TimeSettings.FindingOf(cached, scope.Name, name, text, $"{relation} the Ttl of {limit}", "shorten it or lengthen the Ttl");
        scope.Report(finding.Id, finding.Location, finding.Attribute, suggestion: null, [.. finding.Arguments.Skip(1)]);
    }

    private bool IsOwn(string name) => cached.Named(name)?.Value is string;

    private string? Text(string name) =>
        _defaults.Prepend(cached).Select(attribute => attribute?.Named(name)?.Value as string).FirstOrDefault(static text => text is not null);
}

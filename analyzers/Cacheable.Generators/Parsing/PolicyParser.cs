using Cacheable.Generators.Diagnostics;
using Cacheable.Generators.Models;
using Cacheable.Settings;
using Microsoft.CodeAnalysis;

namespace Cacheable.Generators.Parsing;

/// <summary>Resolves how long entries live and how they are loaded: the method's own setting, else its interface's, else its assembly's.</summary>
internal sealed class PolicyParser(MethodScope scope, AttributeData cached)
{
    private readonly AttributeData?[] _defaults =
    [
        scope.Method.ContainingType.Find(KnownTypes.CacheDefaults),
        scope.Method.ContainingAssembly.Find(KnownTypes.CacheDefaults),
    ];

    /// <summary>The policy, or nothing where a finding says why not.</summary>
    public PolicyModel? Parse(ReturnShape shape)
    {
        var before = scope.Findings.Count;
        foreach (var finding in AttributeSettings.FindingsIn(cached, scope.Name))
        {
            scope.Report(finding.Id, finding.Location, finding.Attribute, finding.Suggestion, [.. finding.Arguments.Skip(1)]);
        }

        var own = AttributeSettings.Of(cached);
        var tiers = Tiers();
        var serializer = Serializer(tiers);
        var isSynchronous = shape.Form == ReturnForm.Value;
        var settings = SettingRules.Fit(own, Defaults(), isSynchronous, Report);
        if (Written(SettingNames.Ttl) is null)
        {
            scope.Report(DiagnosticIds.NoTimeToLive, cached.Location(), cached.Location(), suggestion: null);
        }

        if (scope.Findings.Count > before || settings.Ttl is not { } ttl)
        {
            return null;
        }

        return new PolicyModel(ttl, settings.Jitter?.Of(ttl) ?? TimeSpan.Zero, tiers)
        {
            NegativeTimeToLive = shape.IsNullable || own.Negative is not null ? settings.Negative : null,
            L1TimeToLive = settings.L1Ttl < ttl ? settings.L1Ttl : null,
            Beta = settings.Beta ?? 0,
            RefreshInline = settings.RefreshInline ?? false,
            FailSafe = settings.FailSafe,
            SoftTimeout = settings.SoftTimeout,
            HardTimeout = settings.HardTimeout,
            FailureMemory = settings.FailureMemory,
            MaxLoads = settings.MaxLoads ?? 0,
            Profile = Profile(),
            Serializer = serializer,
            IsSynchronous = isSynchronous,
        };
    }

    private MethodSettings Defaults() =>
        _defaults.Aggregate(MethodSettings.None, static (stronger, attribute) => stronger.Over(AttributeSettings.Of(attribute)));

    private string Tiers()
    {
        var value = cached.Named(SettingNames.Tiers)?.Value as int? ?? 3;
        if (value is < 1 or > 3)
        {
            scope.Report(
                DiagnosticIds.AttributeWithoutEffect, cached.NamedLocation(SettingNames.Tiers), cached.Location(), null, "Cached", "its Tiers name no tier", "write CacheTiers.L1, CacheTiers.L2 or CacheTiers.All");
        }

        return value switch { 1 => "L1", 2 => "L2", _ => "All" };
    }

    // An empty name leaves the profile of the interface.
    private string? Profile() => Written("Profile")?.Named("Profile")?.Value is string { Length: > 0 } name ? name : null;

    private string? Serializer(string tiers)
    {
        if (cached.Named("Serializer")?.Value is not ITypeSymbol type)
        {
            return null;
        }

        if (SerializerRules.Offence(type, scope) is var (problem, remedy))
        {
            Report(new SettingProblem("Serializer", problem, remedy));
        }
        else if (SerializerRules.WritesNothing(tiers, scope))
        {
            Report(new SettingProblem("Serializer", "writes nothing, because L1 keeps the values themselves", "remove it, or let 'Tiers' name L2"));
        }

        return TypeText.OfTypeof(type);
    }

    private void Report(SettingProblem problem)
    {
        // Whether there is a Beta to refresh by is for the profile to say.
        if (problem.Name == SettingNames.RefreshInline && Profile() is not null)
        {
            return;
        }

        var finding = AttributeSettings.FindingOf(cached, scope.Name, problem, Written(problem.Name));
        scope.Report(finding.Id, finding.Location, finding.Attribute, finding.Suggestion, [.. finding.Arguments.Skip(1)]);
    }

    private AttributeData? Written(string name) =>
        _defaults.Prepend(cached).FirstOrDefault(attribute => attribute?.Named(name)?.Value is not null);
}

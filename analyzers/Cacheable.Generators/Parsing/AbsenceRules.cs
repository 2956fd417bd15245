using Cacheable.Durations;
using Cacheable.Generators.Diagnostics;
using Cacheable.Generators.Models;
using Cacheable.Settings;
using Microsoft.CodeAnalysis;

namespace Cacheable.Generators.Parsing;

/// <summary>Compares what a method says of absences with whether its result can be absent.</summary>
internal static class AbsenceRules
{
    // Somebody may add what is missing in the next minute.
    private static readonly TimeSpan Usual = TimeSpan.FromSeconds(15);

    /// <summary>Reports an absence that is never kept, or kept and never met.</summary>
    public static void Check(MethodScope scope, AttributeData cached, ReturnShape shape, PolicyModel policy)
    {
        var isWritten = cached.Named(SettingNames.Negative)?.Value is not null;
        if (isWritten && shape.SaysNeverNull && !MayBeNull(scope.Method))
        {
            scope.Report(
                DiagnosticIds.AbsenceNeverMet, cached.NamedLocation(SettingNames.Negative), cached.Location(), null, TypeText.InMessage(shape.Result!));
        }
        else if (shape.SaysNullable && policy is { NegativeTimeToLive: null, Profile: null })
        {
            // A profile is configured: it may well say how long absences are kept.
            var suggestion = DurationParser.Format(policy.TimeToLive < Usual ? policy.TimeToLive : Usual);
            scope.Report(DiagnosticIds.AbsenceNotKept, cached.Location(), cached.Location(), suggestion, suggestion);
        }
    }

    private static bool MayBeNull(IMethodSymbol method) =>
        method.GetReturnTypeAttributes().Any(static attribute => attribute.AttributeClass?.Name is "MaybeNullAttribute");
}

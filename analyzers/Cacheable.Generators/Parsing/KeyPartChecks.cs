using Cacheable.Generators.Diagnostics;
using Cacheable.Generators.Models;
using Cacheable.KeyTemplates;
using Microsoft.CodeAnalysis;

namespace Cacheable.Generators.Parsing;

/// <summary>CACHE0104 and CACHE0105: whether a value has a text to stand in a key with, and in the format that the template asks for.</summary>
internal static class KeyPartChecks
{
    /// <summary>The form of the part, or nothing where a finding says why it has none.</summary>
    public static KeyPartForm? FormOf(MethodScope scope, TemplateSource source, PlaceholderPart placeholder, ITypeSymbol type)
    {
        var form = KeyPartRules.FormOf(type, out var reason);
        if (form is null)
        {
            var members = KeyMembers.Of(scope, type).Select(member => $"{placeholder.Path}.{member}").ToList();
            scope.Choose(
                DiagnosticIds.UnstableKeyPart,
                source.LocationOf(placeholder),
                source.Attribute,
                source.IsDerived ? source.Text : null,
                members,
                placeholder.Path,
                reason!,
                RemedyFor(source, members.FirstOrDefault()));
            return null;
        }

        return placeholder is { Format: { } format, IsHashed: false } && FormatRules.Offence(type, format) is { } offence
            ? Refuse(scope, source, placeholder, offence)
            : form;
    }

    private static KeyPartForm? Refuse(MethodScope scope, TemplateSource source, PlaceholderPart placeholder, FormatOffence offence)
    {
        var (open, close) = source.Text.IndexOf('{') >= 0 ? ('{', '}') : ('<', '>');
        var meant = offence.Nearest is { } nearest ? $"{placeholder.Path}{KeyGrammar.Separator}{nearest}" : placeholder.Path;
        scope.Choose(
            DiagnosticIds.UnfitFormat,
            source.LocationOf(placeholder.ContentSpan),
            source.Attribute,
            source.Suggestion(placeholder.ContentSpan, meant),
            offence.Nearest is null ? [] : [source.Suggestion(placeholder.ContentSpan, placeholder.Path)],
            placeholder.Format!,
            placeholder.Path,
            offence.Problem,
            $"write '{open}{meant}{close}'");
        return null;
    }

    private static string RemedyFor(TemplateSource source, string? member)
    {
        var example = member is null ? string.Empty : $", as in '<{member}>'";
        return (member is null, source.IsDerived) switch
        {
            (true, true) => "take a value that has one, such as an id, or mark the parameter [NotInKey]",
            (true, false) => "name a value that has one, such as an id",
            (false, true) => $"write a key that names members of it{example}, or take an id",
            _ => $"name a member of it{example}, or take an id",
        };
    }
}

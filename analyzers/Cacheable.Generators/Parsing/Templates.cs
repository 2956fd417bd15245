using Cacheable.Generators.Diagnostics;
using Cacheable.KeyTemplates;

namespace Cacheable.Generators.Parsing;

/// <summary>Reads the template of an attribute.</summary>
internal static class Templates
{
    /// <summary>The template, or nothing where a finding says why not.</summary>
    public static KeyTemplate? Read(MethodScope scope, TemplateSource source)
    {
        var template = KeyTemplateParser.Parse(source.Text, source.Role, out var error);
        if (error is { Kind: KeyTemplateErrorKind.PlaceholdersTouch })
        {
            var written = source.Text.Substring(error.Span.Start, error.Span.Length);
            var separated = written.Replace("><", ">:<").Replace("}{", "}:{");
            scope.Report(DiagnosticIds.TouchingPlaceholders, source.LocationOf(error.Span), source.Attribute, separated, written, separated);
        }
        else if (error is not null)
        {
            scope.Report(DiagnosticIds.MalformedTemplate, source.LocationOf(error.Span), source.Attribute, null, source.Text, error.Problem, error.Remedy);
        }

        return template;
    }
}

using Cacheable.Generators.Diagnostics;
using Cacheable.Generators.Models;
using Cacheable.KeyTemplates;
using Cacheable.Settings;
using Microsoft.CodeAnalysis;

namespace Cacheable.Generators.Parsing;

/// <summary>Binds the placeholders of a template to the parameters of a method.</summary>
/// <param name="scope">The method.</param>
/// <param name="source">The template.</param>
/// <param name="formatsLate">Whether a value is kept as it is and formatted where the text is built: what a tag of a cached method needs, whose text no hit asks for.</param>
internal sealed class TemplateBinder(MethodScope scope, TemplateSource source, bool formatsLate = false)
{
    private readonly List<KeyPartModel> _parts = [];
    private readonly Dictionary<PlaceholderPart, ITypeSymbol> _types = [];
    private bool _failed;

    /// <summary>The bound template, or nothing where a finding says why not.</summary>
    public KeyModel? Bind(KeyTemplate template)
    {
        var pieces = template.Parts.Select(part => part is LiteralPart literal
            ? new KeyPieceModel(literal.Text, Part: -1, Format: null)
            : Piece(template, (PlaceholderPart)part)).ToEquatableArray();
        if (!_failed)
        {
            CheckSeparators(template);
        }

        return _failed ? null : new KeyModel(template.Text, _parts.ToEquatableArray(), pieces);
    }

    private KeyPieceModel Piece(KeyTemplate template, PlaceholderPart placeholder)
    {
        if (PartOf(template, placeholder) is not { } part)
        {
            _failed = true;
            return new KeyPieceModel(Literal: null, Part: -1, Format: null);
        }

        var index = _parts.IndexOf(part);
        if (index < 0)
        {
            index = _parts.Count;
            _parts.Add(part);
        }

        return new KeyPieceModel(Literal: null, index, part.Format is null ? placeholder.Format : null);
    }

    private KeyPartModel? PartOf(KeyTemplate template, PlaceholderPart placeholder)
    {
        if (placeholder.IsEach)
        {
            Report(DiagnosticIds.MalformedTemplate, placeholder, null, source.Text, "has '<each ...>', which is for methods that answer in batches", $"write '<{placeholder.Path}>'");
            return null;
        }

        if (scope.Method.Parameters.FirstOrDefault(parameter => parameter.Name == placeholder.Root) is not { } parameter)
        {
            return TypeArgument(placeholder) ?? Unknown(placeholder);
        }

        var steps = placeholder.Steps;
        var path = KeyPath.Follow(scope, parameter, steps, out var missing);
        if (missing < steps.Length)
        {
            return Unreadable(placeholder, path.Type, missing);
        }

        if (KeyPartChecks.FormOf(scope, source, placeholder, path.Type) is not { } form)
        {
            return null;
        }

        _types[placeholder] = path.Type;
        KeyNameRules.Check(scope, source, template, placeholder, path.Type);
        SecretRules.Check(scope, source, placeholder, path.Type);

        // A hash is taken of the text, where the text is built. A format waits only where the part is the value itself: of 1.50 an exact part keeps 1.5, which
        // another format may write otherwise.
        var format = placeholder.IsHashed || (formatsLate && form == KeyPartForm.Plain) ? null : placeholder.Format;
        var used = format is null ? form : KeyPartForm.Text;
        return new KeyPartModel(placeholder.Path, KeyPartRules.PartType(path.Type, used, path.MayStop), path.Code, format, used);
    }

    private KeyPartModel? TypeArgument(PlaceholderPart placeholder)
    {
        var (name, argument) = scope.TypeArguments.FirstOrDefault(pair => pair.Name == placeholder.Path);
        return name is null
            ? null
            : new KeyPartModel(placeholder.Path, "global::System.Type", $"typeof({TypeText.OfTypeof(argument)})", Format: null, KeyPartForm.TypeArgument);
    }

    private KeyPartModel? Unknown(PlaceholderPart placeholder)
    {
        var parameters = source.Role == TemplateRole.Tag ? scope.ValueParameters : scope.KeyParameters;
        var names = parameters.Select(static parameter => parameter.Name).Concat(scope.TypeArguments.Select(static pair => pair.Name)).ToList();
        var nearest = NearestName.To(placeholder.Root, names);
        var suggestion = nearest is null ? null : nearest + placeholder.Path.Substring(placeholder.Root.Length);
        var hint = suggestion is not null ? $"write '{suggestion}'"
            : names.Count == 0 ? "it has none that a key can name: write the text itself"
            : $"write one of '{string.Join("', '", names)}'";
        Report(DiagnosticIds.UnknownPlaceholder, placeholder, suggestion, placeholder.Path, hint);
        return null;
    }

    private KeyPartModel? Unreadable(PlaceholderPart placeholder, ITypeSymbol holder, int missing)
    {
        var steps = placeholder.Steps;
        var members = KeyPath.Readable(scope, holder).Select(static member => member.Name).ToList();
        var nearest = NearestName.To(steps[missing], members);
        var suggestion = nearest is null ? null : string.Join(".", steps.Take(missing).Append(nearest).Concat(steps.Skip(missing + 1)));
        Report(
            DiagnosticIds.UnreadableMember,
            placeholder,
            suggestion,
            placeholder.Path,
            $"'{TypeText.InMessage(holder)}' has no readable member '{steps[missing]}'",
            suggestion is null ? "name a readable property or field" : $"write '{suggestion}'");
        return null;
    }

    private void CheckSeparators(KeyTemplate template)
    {
        foreach (var (left, between, right) in SeparatorRules.Ambiguous(template, _types))
        {
            _failed = true;
            var span = TemplateSpan.Between(left.Span.Start, right.Span.End);
            var written = template.Text.Substring(span.Start, span.Length);
            var separated = template.Text.Substring(left.Span.Start, left.Span.Length) + ":" + template.Text.Substring(right.Span.Start, right.Span.Length);
            scope.Report(DiagnosticIds.TouchingPlaceholders, source.LocationOf(span), source.Attribute, separated, written, separated);
        }
    }

    private void Report(string id, PlaceholderPart placeholder, string? suggestion, params string[] arguments) =>
        scope.Report(id, source.LocationOf(placeholder), source.Attribute, suggestion is null ? null : source.Suggestion(placeholder.PathSpan, suggestion), arguments);
}

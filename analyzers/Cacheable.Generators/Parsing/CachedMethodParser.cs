using Cacheable.Generators.Diagnostics;
using Cacheable.Generators.Models;
using Cacheable.KeyTemplates;
using Microsoft.CodeAnalysis;

namespace Cacheable.Generators.Parsing;

/// <summary>Parses a method with <c>[Cached]</c>.</summary>
internal sealed class CachedMethodParser(MethodScope scope, AttributeData cached, ReturnShape shape)
{
    private readonly IMethodSymbol _method = scope.Method;

    /// <summary>The behaviour, or nothing where a finding says why not.</summary>
    public CachedBehaviour? Parse()
    {
        var canCarry = CallRules.CanCarry(scope, cached);
        var canCache = CachedResultRules.CanCache(scope, cached, shape);
        var policy = new PolicyParser(scope, cached).Parse(shape);
        var key = Key();
        var tags = TagParser.Parse(scope, cached, isInvalidation: false);
        var namesWhatItExcludes = AttributeRules.NamesWhatItExcludes(scope, cached);
        if (!canCarry || !canCache || policy is null || key is null || tags is null || namesWhatItExcludes)
        {
            return null;
        }

        AbsenceRules.Check(scope, cached, shape, policy);
        CommandRules.Check(scope, cached);
        CachedResultRules.CheckWait(scope, cached, shape);

        return new CachedBehaviour
        {
            Method = scope.Name,
            FullName = DerivedKey.NameOf(scope),
            ResultType = TypeText.Of(shape.Result!),
            Key = key,
            Tags = tags.ToEquatableArray(),
            CancellationParameter = shape.Form == ReturnForm.Value ? -1 : CancellationParameter(),
            Policy = policy,
            Shape = ValueShape.Of(shape.Result!, scope.Compilation),
        };
    }

    private int CancellationParameter() =>
        _method.Parameters.LastOrDefault(static parameter => parameter.Type.IsCancellationToken())?.Ordinal ?? -1;

    private KeyModel? Key()
    {
        var source = TemplateSource.OfKey(cached, scope);
        if (Templates.Read(scope, source) is not { } template)
        {
            return null;
        }

        if (!source.IsDerived)
        {
            CheckCompleteness(template, source);
        }

        scope.Add(template, isInvalidation: false, source);
        return new TemplateBinder(scope, source).Bind(template);
    }

    private void CheckCompleteness(KeyTemplate template, TemplateSource source)
    {
        // A placeholder that names nothing is most likely the name of what is missing: one slip, one finding.
        var named = new HashSet<string>(template.Placeholders.Select(static placeholder => placeholder.Root));
        var known = _method.Parameters.Select(static parameter => parameter.Name).Concat(scope.TypeArguments.Select(static pair => pair.Name));
        if (named.Except(known).Any())
        {
            return;
        }

        foreach (var parameter in scope.KeyParameters.Where(parameter => !named.Contains(parameter.Name)))
        {
            Missing(parameter.Name, parameter.Place(), template, source, ", or mark the parameter [NotInKey]");
        }

        foreach (var (name, _) in scope.TypeArguments.Where(pair => !named.Contains(pair.Name)))
        {
            Missing(name, source.Location, template, source, string.Empty);
        }
    }

    private void Missing(string name, Location location, KeyTemplate template, TemplateSource source, string alternative)
    {
        var placeholder = template.Text.IndexOf('{') >= 0 ? $"{{{name}}}" : $"<{name}>";
        var whole = $"{template.Text}{KeyGrammar.Separator}{placeholder}";
        scope.Hint(DiagnosticIds.ParameterNotInKey, location, source.Attribute, whole, name, template.Text, whole, alternative);
    }
}

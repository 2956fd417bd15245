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
        var canCache = CheckResult();
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

    private bool CheckResult()
    {
        if (shape.Result is not { } result)
        {
            scope.Report(DiagnosticIds.NothingToCache, cached.Location(), cached.Location(), null, TypeText.InMessage(_method.ReturnType));
            return false;
        }

        if (_method.RefKind != RefKind.None || result.IsRefLikeType || result.TypeKind is TypeKind.Pointer or TypeKind.FunctionPointer)
        {
            scope.Report(
                DiagnosticIds.AttributeWithoutEffect, cached.Location(), cached.Location(), null, "Cached", "its result cannot be kept after the call", "return it by value");
            return false;
        }

        // L1 keeps a value as it is, so nothing has to be stored there, and what a serializer of the method's own can store nobody else knows; but what is
        // read once is empty for the next caller.
        var isReadOnce = ValueRules.IsReadOnce(result);
        var isItsOwnAffair = cached.Named("Tiers")?.Value is 1 || cached.Named("Serializer")?.Value is not null;
        if ((isItsOwnAffair && !isReadOnce) || new ValueInspector(scope).Offence(result) is not { } offence)
        {
            return true;
        }

        var remedy = isReadOnce
            ? "return a list or an array, because the first caller would use it up for all others, in L1 too"
            : "return a type that can be stored, or write 'Tiers = CacheTiers.L1'";
        scope.Report(DiagnosticIds.UnstorableValue, _method.Place(), cached.Location(), null, offence.Path, offence.Reason, remedy);
        return false;
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
        scope.Report(DiagnosticIds.ParameterNotInKey, location, source.Attribute, whole, name, template.Text, whole, alternative);
    }
}

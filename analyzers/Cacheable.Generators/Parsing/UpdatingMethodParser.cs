using Cacheable.Generators.Diagnostics;
using Cacheable.Generators.Models;
using Cacheable.Settings;
using Microsoft.CodeAnalysis;

namespace Cacheable.Generators.Parsing;

/// <summary>Parses a method with <c>[UpdatesCache]</c>, and with <c>[InvalidatesCache]</c> where it has both. Which entry it replaces, <see cref="UpdatedEntries"/> finds.</summary>
internal sealed class UpdatingMethodParser(MethodScope scope, AttributeData updating, IReadOnlyList<AttributeData> invalidating)
{
    private readonly IMethodSymbol _method = scope.Method;

    /// <summary>The behaviour, or nothing where a finding says why not.</summary>
    public UpdatingBehaviour? Parse()
    {
        var before = scope.Findings.Count;
        var others = invalidating.Count == 0 ? null : InvalidatingMethodParser.Parse(scope, invalidating);
        if (invalidating.Count == 0)
        {
            CallRules.CanCarry(scope, updating);
        }

        var source = TemplateSource.OfKey(updating, scope);
        var key = Templates.Read(scope, source) is { } template ? new TemplateBinder(scope, source).Bind(template) : null;
        var value = ValueParameter();
        if (scope.Findings.Count > before || key is null || value is not { } parameter)
        {
            return null;
        }

        return new UpdatingBehaviour
        {
            Method = scope.Name,
            Key = key,
            ValueParameter = parameter,
            Names = others?.Names ?? EquatableArray<KeyModel>.Empty,
            Tags = others?.Tags ?? EquatableArray<KeyModel>.Empty,
        };
    }

    private int? ValueParameter()
    {
        var returned = ReturnShape.Of(_method).Result;
        if (updating.Named("Value")?.Value is string name)
        {
            if (_method.Parameters.FirstOrDefault(parameter => parameter.Name == name) is { } parameter)
            {
                return parameter.Ordinal;
            }

            var nearest = NearestName.To(name, _method.Parameters.Select(static parameter => parameter.Name));
            Report($"its Value names '{name}', and there is no such parameter", nearest is null ? "name the parameter that holds what was written" : $"write 'Value = nameof({nearest})'");
            return null;
        }

        if (returned is null)
        {
            Report("it returns nothing that could take the place of an entry", "return what was written, or name the parameter that holds it: 'Value = nameof(...)'");
            return null;
        }

        if (_method.RefKind != RefKind.None || returned.IsRefLikeType || returned.TypeKind is TypeKind.Pointer or TypeKind.FunctionPointer)
        {
            Report("its result cannot be kept after the call", "return it by value");
            return null;
        }

        return -1;
    }

    private void Report(string problem, string remedy) =>
        scope.Report(DiagnosticIds.UpdatedValueDoesNotFit, updating.NamedLocation("Value"), updating.Location(), suggestion: null, problem, remedy);
}

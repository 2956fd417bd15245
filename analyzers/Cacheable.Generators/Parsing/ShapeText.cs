using System.Globalization;
using System.Text;
using Microsoft.CodeAnalysis;

namespace Cacheable.Generators.Parsing;

/// <summary>
/// Writes what <see cref="ValueShape"/> hashes. A generic type is written once, in its type parameters, and its arguments wherever it is used: so a type that
/// expands without end has a text that ends.
/// </summary>
internal sealed class ShapeText(WholeTypes whole)
{
    private readonly StringBuilder _text = new();
    private readonly HashSet<string> _seen = new(StringComparer.Ordinal);

    public string Of(ITypeSymbol type)
    {
        Append(type);
        return _text.ToString();
    }

    private void Append(ITypeSymbol type)
    {
        switch (type)
        {
            case IArrayTypeSymbol array:
                Append(array.ElementType);
                _text.Append('[').Append(array.Rank).Append(']');
                break;
            case INamedTypeSymbol { IsTupleType: true } tuple:
                AppendAll(tuple.TupleElements.Select(static element => element.Type));
                break;
            case INamedTypeSymbol named:
                AppendNamed(named);
                break;
            default:
                _text.Append(type.Name);
                break;
        }
    }

    private void AppendNamed(INamedTypeSymbol type)
    {
        var name = type.OriginalDefinition.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat);
        _text.Append(name);
        AppendArguments(type);
        if (IsOfTheFramework(type) || !_seen.Add(name))
        {
            return;
        }

        var definition = whole.Of(type.OriginalDefinition);
        AppendAttributes(definition);
        _text.Append('{');
        if (definition.EnumUnderlyingType is { } underlying)
        {
            AppendValues(definition, underlying);
        }
        else
        {
            AppendMembers(definition);
        }

        _text.Append('}');
    }

    // Those of the types around it too: their members may be of what they name.
    private void AppendArguments(INamedTypeSymbol type)
    {
        for (var current = type; current is not null; current = current.ContainingType)
        {
            AppendAll(current.TypeArguments);
        }
    }

    private void AppendValues(INamedTypeSymbol type, INamedTypeSymbol underlying)
    {
        _text.Append(underlying.Name);
        foreach (var value in type.GetMembers().OfType<IFieldSymbol>().Where(static field => field.HasConstantValue))
        {
            _text.Append(';').Append(value.Name).Append('=').Append(Convert.ToString(value.ConstantValue, CultureInfo.InvariantCulture));
        }
    }

    private void AppendMembers(INamedTypeSymbol definition)
    {
        for (var current = definition; current is not null && !IsOfTheFramework(current); current = current.BaseType)
        {
            AppendArguments(current);
            var members = whole.Of(current.OriginalDefinition);
            foreach (var (member, type) in ShapeMembers.Of(members))
            {
                AppendAttributes(member);
                _text.Append(member.Name).Append(':');
                Append(type);
                _text.Append(';');
            }

            foreach (var field in ShapeMembers.InMemory(members))
            {
                _text.Append('.').Append(field.Name).Append(':');
                Append(field.Type);
            }

            _text.Append('|');
        }
    }

    private void AppendAttributes(ISymbol symbol)
    {
        foreach (var attribute in ShapeMembers.AttributesOf(symbol))
        {
            _text.Append('@').Append(attribute.AttributeClass!.Name);
            foreach (var argument in attribute.ConstructorArguments)
            {
                AppendArgument(argument);
            }

            foreach (var argument in attribute.NamedArguments.OrderBy(static argument => argument.Key, StringComparer.Ordinal))
            {
                _text.Append(argument.Key);
                AppendArgument(argument.Value);
            }
        }
    }

    private void AppendArgument(TypedConstant argument)
    {
        _text.Append('=');
        if (argument.Kind == TypedConstantKind.Array)
        {
            foreach (var element in argument.IsNull ? Enumerable.Empty<TypedConstant>() : argument.Values)
            {
                AppendArgument(element);
            }
        }
        else if (argument.Value is ITypeSymbol type)
        {
            Append(type);
        }
        else
        {
            _text.Append(Convert.ToString(argument.Value, CultureInfo.InvariantCulture));
        }
    }

    private void AppendAll(IEnumerable<ITypeSymbol> types)
    {
        _text.Append('<');
        foreach (var type in types)
        {
            Append(type);
            _text.Append(',');
        }

        _text.Append('>');
    }

    // What .NET has inside changes with its version, and is written by converters.
    private static bool IsOfTheFramework(INamedTypeSymbol type)
    {
        var space = type.ContainingNamespace;
        while (space is { IsGlobalNamespace: false, ContainingNamespace.IsGlobalNamespace: false })
        {
            space = space.ContainingNamespace;
        }

        return type.SpecialType != SpecialType.None || space is { IsGlobalNamespace: false, Name: "System" };
    }
}

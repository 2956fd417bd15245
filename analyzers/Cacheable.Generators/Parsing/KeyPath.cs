using Microsoft.CodeAnalysis;

namespace Cacheable.Generators.Parsing;

/// <summary>A path of members from a parameter, <c>order.User.Id</c>, as code that reads it.</summary>
/// <param name="Code">The code, with <c>?.</c> where a step may be null.</param>
/// <param name="Type">The type of its last member.</param>
/// <param name="MayStop">Whether a <c>?.</c> may make the whole of it null.</param>
internal sealed record KeyPath(string Code, ITypeSymbol Type, bool MayStop)
{
    /// <summary>Follows a path as far as it goes.</summary>
    /// <param name="scope">The method.</param>
    /// <param name="parameter">Where the path starts.</param>
    /// <param name="steps">The names in order, the parameter's first.</param>
    /// <param name="missing">The index of the first name that cannot be read; the number of names where all can.</param>
    public static KeyPath Follow(MethodScope scope, IParameterSymbol parameter, string[] steps, out int missing)
    {
        var path = new KeyPath(TypeText.Escape(parameter.Name), parameter.Type, MayStop: false);
        for (missing = 1; missing < steps.Length; missing++)
        {
            var name = steps[missing];
            if (Readable(scope, path.Type).FirstOrDefault(member => member.Name == name) is not { } member)
            {
                break;
            }

            var stops = !path.Type.IsValueType || path.Type.IsNullableValue();
            path = new KeyPath($"{path.Code}{(stops ? "?." : ".")}{TypeText.Escape(name)}", TypeOf(member), path.MayStop || stops);
        }

        return path;
    }

    /// <summary>The members that a path may take from a type.</summary>
    public static IEnumerable<ISymbol> Readable(MethodScope scope, ITypeSymbol type) =>
        Holders(type.UnwrapNullable())
            .SelectMany(static holder => holder.GetMembers())
            .Where(member => !member.IsStatic && !member.IsImplicitlyDeclared && scope.IsAccessible(member) && member is
                IFieldSymbol or IPropertySymbol { IsIndexer: false, GetMethod: not null, Type.IsRefLikeType: false });

    /// <summary>The type of a member that a path may take.</summary>
    public static ITypeSymbol TypeOf(ISymbol member) => member is IPropertySymbol property ? property.Type : ((IFieldSymbol)member).Type;

    private static IEnumerable<ITypeSymbol> Holders(ITypeSymbol type)
    {
        if (type is ITypeParameterSymbol parameter)
        {
            return parameter.ConstraintTypes.SelectMany(Holders);
        }

        var holders = new List<ITypeSymbol>();
        for (var current = type; current is not null; current = current.BaseType)
        {
            holders.Add(current);
        }

        return type.TypeKind == TypeKind.Interface ? holders.Concat(type.AllInterfaces) : holders;
    }
}

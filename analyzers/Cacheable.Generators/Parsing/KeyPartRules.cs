using Cacheable.Generators.Models;
using Microsoft.CodeAnalysis;

namespace Cacheable.Generators.Parsing;

/// <summary>Which types can stand in a key, and in which form: equal parts must have equal texts, different values different ones.</summary>
internal static class KeyPartRules
{
    /// <summary>The form of a type, or the reason why it has none.</summary>
    public static KeyPartForm? FormOf(ITypeSymbol type, out string? reason)
    {
        reason = null;
        var bare = type.UnwrapNullable();
        if (IsPlain(bare))
        {
            return KeyPartForm.Plain;
        }

        if (IsExact(bare))
        {
            return KeyPartForm.Exact;
        }

        reason = bare is INamedTypeSymbol { IsTupleType: true } || bare.Is("System", "Tuple", Arity(bare)) ? "a tuple's text is not exact"
            : bare.Is("System.Collections.Generic", "KeyValuePair", 2) ? "a pair's text is not exact"
            : IsMemory(bare) ? "the text of a memory is its length"
            : bare.IsRecord ? "a record's text is not exact"
            : ElementOf(bare) is { } element ? ReasonAgainstElement(element)
            : HasTextOfItsOwn(bare) ? null
            : bare.Is("System.Collections.Generic", "IEnumerable", 1) ? "a sequence may be read only once"
            : $"'{TypeText.InMessage(bare)}' has no text that tells its values apart";
        return reason is null ? KeyPartForm.Text : null;
    }

    /// <summary>The type that a key struct keeps such a part in.</summary>
    public static string PartType(ITypeSymbol type, KeyPartForm form, bool mayStop)
    {
        if (form == KeyPartForm.Text)
        {
            return "global::Cacheable.Contract.KeyText";
        }

        var bare = type.UnwrapNullable();
        var name = bare.SpecialType == SpecialType.System_DateTime ? "global::Cacheable.Contract.ExactDateTime"
            : bare.Is("System", "DateTimeOffset") ? "global::Cacheable.Contract.ExactDateTimeOffset"
            : TypeText.Of(bare.WithNullableAnnotation(NullableAnnotation.NotAnnotated));
        var isNullable = mayStop || type.IsNullableValue() || type.NullableAnnotation == NullableAnnotation.Annotated;
        return isNullable ? name + "?" : name;
    }

    public static bool IsCollection(ITypeSymbol type) => ElementOf(type) is not null;

    private static bool IsPlain(ITypeSymbol type) =>
        type.TypeKind == TypeKind.Enum
        || type.SpecialType is SpecialType.System_String or SpecialType.System_Boolean or SpecialType.System_Char
            or (>= SpecialType.System_SByte and <= SpecialType.System_UInt64) or SpecialType.System_IntPtr or SpecialType.System_UIntPtr
        || (type.Name is "Guid" or "DateOnly" or "TimeOnly" or "TimeSpan" or "Int128" or "UInt128" && type.Is("System", type.Name));

    private static bool IsExact(ITypeSymbol type) =>
        type.SpecialType is SpecialType.System_Decimal or SpecialType.System_Single or SpecialType.System_Double or SpecialType.System_DateTime
        || type.Is("System", "Half") || type.Is("System", "DateTimeOffset");

    // Of characters it is the text itself.
    public static bool IsMemory(ITypeSymbol type) =>
        (type.Is("System", "ReadOnlyMemory", 1) || type.Is("System", "Memory", 1) || type.Is("System.Buffers", "ReadOnlySequence", 1))
        && ((INamedTypeSymbol)type).TypeArguments[0].SpecialType != SpecialType.System_Char;

    private static int Arity(ITypeSymbol type) => type is INamedTypeSymbol named ? named.Arity : 0;

    private static string? ReasonAgainstElement(ITypeSymbol element) =>
        element is ITypeParameterSymbol || IsCollection(element.UnwrapNullable()) ? "the text of a collection of collections is not exact"
            : FormOf(element, out var reason) is null ? reason
            : null;

    /// <summary>The element of a collection that can be read more than once.</summary>
    public static ITypeSymbol? ElementOf(ITypeSymbol type)
    {
        if (type.SpecialType == SpecialType.System_String)
        {
            return null;
        }

        if (type is IArrayTypeSymbol { Rank: 1 } array)
        {
            return array.ElementType;
        }

        return type.AllInterfaces.Append(type as INamedTypeSymbol).FirstOrDefault(static candidate =>
            candidate.Is("System.Collections.Generic", "IReadOnlyCollection", 1)
            || candidate.Is("System.Collections.Generic", "ICollection", 1))?.TypeArguments[0];
    }

    // What a type parameter stands for is seen at run time only; the runtime refuses a text that is but the type's name.
    private static bool HasTextOfItsOwn(ITypeSymbol type) =>
        type.TypeKind == TypeKind.TypeParameter || type.IsOrInherits("System", "IFormattable") || type.Is("System", "Type") || OverridesToString(type);

    private static bool OverridesToString(ITypeSymbol type)
    {
        for (var current = type; current is { SpecialType: not (SpecialType.System_Object or SpecialType.System_ValueType) }; current = current.BaseType)
        {
            if (current.GetMembers("ToString").Any(static member => member is IMethodSymbol { IsOverride: true, Parameters.Length: 0 }))
            {
                return true;
            }
        }

        return false;
    }
}

using Cacheable.Generators.Models;
using Microsoft.CodeAnalysis;

namespace Cacheable.Generators.Parsing;

/// <summary>The members of a value without a text that could stand in a key in its place.</summary>
internal static class KeyMembers
{
    private const int Most = 5;

    /// <summary>Their names, the likeliest first: <c>Id</c>, what ends in "Id", "Key" or "Code", then numbers and texts as they are declared.</summary>
    public static IReadOnlyList<string> Of(MethodScope scope, ITypeSymbol type)
    {
        // How long a list or memory is says nothing of what is in it.
        var bare = type.UnwrapNullable();
        return KeyPartRules.IsCollection(bare) || KeyPartRules.IsMemory(bare) || bare.IsOrInherits("System.Collections", "IEnumerable")
            ? []
            : [.. KeyPath.Readable(scope, type)
                .Where(static member => CanIdentify(KeyPath.TypeOf(member).UnwrapNullable()))
                .OrderBy(Rank)
                .Select(static member => member.Name)
                .Distinct()
                .Take(Most)];
    }

    private static bool CanIdentify(ITypeSymbol type) =>
        type.SpecialType != SpecialType.System_Boolean && !KeyPartRules.IsCollection(type) && KeyPartRules.FormOf(type, out _) is not null;

    private static int Rank(ISymbol member)
    {
        var words = Words.Of(member.Name);
        return words is ["id"] ? 0
            : words.EndIn("id") ? 1
            : words.EndIn("key") ? 2
            : words.EndIn("code") ? 3
            : KeyPartRules.FormOf(KeyPath.TypeOf(member), out _) == KeyPartForm.Plain ? 4
            : 5;
    }
}

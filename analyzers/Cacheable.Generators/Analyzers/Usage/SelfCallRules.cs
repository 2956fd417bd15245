using Cacheable.Generators.Parsing;
using Cacheable.KeyTemplates;
using Microsoft.CodeAnalysis;

namespace Cacheable.Generators.Analyzers.Usage;

/// <summary>Which calls of a class to itself are as they should be, and what is lost by the others.</summary>
internal static class SelfCallRules
{
    private static readonly string[] Writes = [KnownTypes.InvalidatesCache, KnownTypes.UpdatesCache, KnownTypes.WriteBehind];

    /// <summary>Whether going past the decorator is what a careful author would have written.</summary>
    /// <param name="caller">The annotated member that the call is made in, if it is made in one.</param>
    /// <param name="called">The annotated member that is called.</param>
    public static bool IsMeant(IMethodSymbol? caller, IMethodSymbol called)
    {
        if (caller is null)
            return false;

        // A write that reads first wants what the source has now.
        if (called.Find(KnownTypes.Cached) is { } cached)
        {
            return Writes.Any(name => caller.Find(name) is not null)
                || (caller.Find(KnownTypes.Cached) is { } own && Same(own.Template(), cached.Template()));
        }

        return called.Find(KnownTypes.UpdatesCache) is null && called.Find(KnownTypes.WriteBehind) is null && InvalidatesAllOf(caller, called);
    }

    /// <summary>What is lost, as the end of a sentence.</summary>
    public static string ConsequenceOf(IMethodSymbol called) =>
        called.Find(KnownTypes.Cached) is not null ? "nothing is looked up and nothing is kept"
            : called.Find(KnownTypes.WriteBehind) is not null ? "nothing is queued"
            : called.Find(KnownTypes.UpdatesCache) is not null ? "its entry stays as it was"
            : "nothing is invalidated";

    // One overload hands over to another: what is kept is kept once, under the caller's key.
    private static bool Same(string? one, string? other) =>
        one is not null && other is not null
        && KeyTemplateParser.ParseKey(one, out _) is { } left && KeyTemplateParser.ParseKey(other, out _) is { } right
        && left.Parts.Count == right.Parts.Count
        && left.Parts.Zip(right.Parts, Same).All(static same => same);

    private static bool Same(KeyTemplatePart one, KeyTemplatePart other) => (one, other) switch
    {
        (LiteralPart left, LiteralPart right) => left.Text == right.Text,
        (PlaceholderPart left, PlaceholderPart right) => left.Format == right.Format,
        _ => false,
    };

    private static bool InvalidatesAllOf(IMethodSymbol caller, IMethodSymbol called)
    {
        var own = caller.FindAll(KnownTypes.InvalidatesCache).ToList();
        var patterns = own.Select(static one => Pattern(one)).OfType<KeyTemplate>().ToList();
        var tags = new HashSet<string>(own.SelectMany(static one => one.Tags()).Select(static tag => tag.Text));
        return called.FindAll(KnownTypes.InvalidatesCache).All(one =>
            (one.Template() is null || (Pattern(one) is { } pattern && patterns.Exists(wider => IsWithin(pattern, wider))))
            && one.Tags().All(tag => tags.Contains(tag.Text)));
    }

    private static KeyTemplate? Pattern(AttributeData attribute) =>
        attribute.Template() is { } text ? KeyTemplateParser.ParseKeyOrPattern(text, out _) : null;

    // A pattern of another may be covered as a key is, and one of the same text is.
    private static bool IsWithin(KeyTemplate pattern, KeyTemplate wider) =>
        pattern.IsPattern == wider.IsPattern && pattern.Parts.Count == wider.Parts.Count && pattern.Parts.Zip(wider.Parts, Same).All(static same => same)
        || (wider.IsPattern && TemplateMatcher.Covers(wider, pattern));
}

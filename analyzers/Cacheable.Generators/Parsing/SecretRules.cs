using Cacheable.Generators.Diagnostics;
using Cacheable.KeyTemplates;
using Microsoft.CodeAnalysis;

namespace Cacheable.Generators.Parsing;

/// <summary>CACHE0108: secrets in keys, which logs, metrics of servers and whoever may read L2 would see.</summary>
internal static class SecretRules
{
    private static readonly string[] Names =
    [
        "password", "passwd", "pwd", "passphrase", "secret", "credential", "credentials", "apiKey", "accessToken", "refreshToken", "bearerToken",
        "authToken", "sessionToken", "privateKey", "pin", "cvv", "ssn",
    ];

    // "passwordText" is the password, "passwordHash" is none.
    private static readonly string[] SaysValue = ["value", "text", "string"];

    private static readonly string[] Marks = ["Sensitive", "PersonalData"];

    public static void Check(MethodScope scope, TemplateSource source, PlaceholderPart placeholder, ITypeSymbol type)
    {
        var parameter = scope.Method.Parameters.First(one => one.Name == placeholder.Root);
        if (placeholder.IsHashed || ReasonAgainst(parameter, MemberOf(scope, parameter, placeholder), type) is not { } reason)
        {
            return;
        }

        var span = placeholder.ContentSpan;
        var hashed = $"{placeholder.Path}{KeyGrammar.Separator}{KeyGrammar.HashFormat}";
        var canLeave = source.Role == TemplateRole.Key && scope.Method.Find(KnownTypes.Cached) is not null && placeholder.Steps.Length == 1;
        var remedy = (source.IsDerived, canLeave) switch
        {
            (true, _) => "mark it [NotInKey], or write a key with a hash of it, as in '<" + hashed + ">'",
            (_, true) => $"write '<{hashed}>', or mark the parameter [NotInKey]",
            _ => $"write '<{hashed}>', or name it by an id",
        };
        scope.Hint(
            DiagnosticIds.SecretInKey,
            source.IsDerived ? source.LocationOf(placeholder) : source.LocationOf(span),
            source.Attribute,
            source.IsDerived ? null : source.Suggestion(span, hashed),
            placeholder.Path,
            reason,
            remedy);
    }

    private static string? ReasonAgainst(IParameterSymbol parameter, ISymbol? member, ITypeSymbol type)
    {
        var holder = member ?? parameter;
        var bare = type.UnwrapNullable();
        return Marked(holder) is { } mark ? $"is marked [{mark}]"
            : bare.SpecialType != SpecialType.System_Boolean && bare.TypeKind != TypeKind.Enum && IsSecret(holder.Name, bare) ? "is a secret by its name"
            : null;
    }

    private static bool IsSecret(string name, ITypeSymbol type)
    {
        var words = Words.Of(name);
        if (words.Count > 1 && SaysValue.Contains(words[words.Count - 1]))
        {
            words = [.. words.Take(words.Count - 1)];
        }

        return Names.Any(words.EndIn) || (type.SpecialType == SpecialType.System_String && words is ["token"]);
    }

    private static string? Marked(ISymbol symbol)
    {
        // An identity's id is personal data to ASP.NET, and what keys are made of.
        var attributes = symbol.Name == "Id" ? [] : symbol.GetAttributes().Concat(OfConstructor(symbol));
        return attributes.Select(static attribute => attribute.AttributeClass).FirstOrDefault(IsMark)?.Name is { } name
            ? name.EndsWith("Attribute", StringComparison.Ordinal) ? name.Substring(0, name.Length - "Attribute".Length) : name
            : null;
    }

    private static bool IsMark(INamedTypeSymbol? type)
    {
        for (; type is not null; type = type.BaseType)
        {
            if (Marks.Any(mark => type.Name.StartsWith(mark, StringComparison.Ordinal)))
            {
                return true;
            }
        }

        return false;
    }

    // An attribute on the parameter of a record is written where the property is declared, and stays with the parameter.
    private static IEnumerable<AttributeData> OfConstructor(ISymbol symbol) => symbol is not IPropertySymbol { ContainingType: { IsRecord: true } record }
        ? []
        : record.InstanceConstructors.SelectMany(static one => one.Parameters).Where(one => one.Name == symbol.Name).SelectMany(static one => one.GetAttributes());

    private static ISymbol? MemberOf(MethodScope scope, IParameterSymbol parameter, PlaceholderPart placeholder)
    {
        ISymbol? member = null;
        var type = parameter.Type;
        foreach (var step in placeholder.Steps.Skip(1))
        {
            member = KeyPath.Readable(scope, type).First(one => one.Name == step);
            type = KeyPath.TypeOf(member);
        }

        return member;
    }
}

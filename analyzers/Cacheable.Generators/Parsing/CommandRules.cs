using Cacheable.Generators.Diagnostics;
using Microsoft.CodeAnalysis;

namespace Cacheable.Generators.Parsing;

/// <summary>Finds methods that are cached and named like commands. A name is a hint, never a proof.</summary>
internal static class CommandRules
{
    private static readonly HashSet<string> Commands =
    [
        "create", "add", "insert", "update", "upsert", "delete", "remove", "send", "save", "set", "post", "publish", "enqueue", "execute", "import",
        "register", "reset", "rename",
    ];

    // Commands that are things as well, and the words that tell the thing: PostById, SetOfColors, AddOns.
    private static readonly Dictionary<string, HashSet<string>> Things = new()
    {
        ["post"] = ["by", "of", "for", "count", "counts", "id", "ids"],
        ["set"] = ["by", "of", "for", "count", "counts", "id", "ids"],
        ["add"] = ["on", "ons", "in", "ins"],
    };

    /// <summary>The word that makes <paramref name="method"/> look like a command, in lower case; <see langword="null"/> where none does.</summary>
    public static string? CommandIn(string method)
    {
        var words = Words.Of(method);
        return words.Count > 0 && Commands.Contains(words[0]) && !(words.Count > 1 && Things.TryGetValue(words[0], out var more) && more.Contains(words[1]))
            ? words[0]
            : null;
    }

    public static void Check(MethodScope scope, AttributeData cached)
    {
        if (CommandIn(scope.Method.Name) is { } command)
        {
            scope.Report(DiagnosticIds.CachedCommand, cached.Location(), cached.Location(), suggestion: null, command);
        }
    }
}

using System.Text.RegularExpressions;
using Cacheable.Generators.Tests.Analyzers.Harness;

namespace Cacheable.Generators.Tests.Corpus;

/// <summary>A source as a user would write it. What is wrong with it is marked; what is right says in its first line which rule it comes near: <c>// Near CACHE0105: why</c>.</summary>
/// <param name="Name">The file's name.</param>
/// <param name="Text">The source.</param>
internal sealed partial record CorpusFile(string Name, string Text)
{
    public static IReadOnlyList<CorpusFile> Wrong { get; } = In("Wrong");

    public static IReadOnlyList<CorpusFile> Right { get; } = In("Right");

    /// <summary>The ids of the rules that it is about.</summary>
    public IReadOnlyList<string> Ids => MarkedSource.Parse(Text).Marks is { Count: > 0 } marks
        ? [.. marks.Select(static mark => mark.Id).Distinct()]
        : [.. Id().Matches(Text.Split('\n')[0]).Select(static match => match.Value)];

    private static CorpusFile[] In(string folder) =>
    [
        .. Directory.EnumerateFiles(Path.Combine(Root(), folder), "*.cs").Order(StringComparer.Ordinal)
            .Select(static path => new CorpusFile(Path.GetFileName(path), File.ReadAllText(path))),
    ];

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Cacheable.sln")))
            folder = folder.Parent ?? throw new InvalidOperationException("The tests run outside the repository.");

        return Path.Combine(folder.FullName, "tests", "Cacheable.Generators.Tests", "Corpus");
    }

    [GeneratedRegex(@"CACHE\d{4}", RegexOptions.CultureInvariant)]
    private static partial Regex Id();
}

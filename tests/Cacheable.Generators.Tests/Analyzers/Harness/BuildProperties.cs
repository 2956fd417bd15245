using System.Diagnostics.CodeAnalysis;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Cacheable.Generators.Tests.Analyzers.Harness;

/// <summary>
/// What the project file of a source says, as the SDK hands it to analyzers. A source says it in comments of its own, as they stand
/// there: <c>// &lt;PublishAot&gt;true&lt;/PublishAot&gt;</c>.
/// </summary>
internal sealed partial class BuildProperties : AnalyzerConfigOptionsProvider
{
    private static readonly Options Nothing = new([]);

    private BuildProperties(Dictionary<string, string> properties) => GlobalOptions = new Options(properties);

    public override AnalyzerConfigOptions GlobalOptions { get; }

    public static BuildProperties Of(Compilation compilation) => new(compilation.SyntaxTrees
        .SelectMany(static tree => Property().Matches(tree.ToString()))
        .ToDictionary(static match => "build_property." + match.Groups["name"].Value, static match => match.Groups["value"].Value));

    public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => Nothing;

    public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => Nothing;

    [GeneratedRegex(@"^\s*// <(?<name>\w+)>(?<value>[^<]*)</\k<name>>", RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex Property();

    private sealed class Options(Dictionary<string, string> properties) : AnalyzerConfigOptions
    {
        // As the compiler has them: names without case.
        private readonly Dictionary<string, string> _properties = new(properties, KeyComparer);

        public override bool TryGetValue(string key, [NotNullWhen(true)] out string? value) => _properties.TryGetValue(key, out value);
    }
}

using System.Text.RegularExpressions;

namespace Cacheable.Conventions.Tests.Layout;

public sealed partial class NameTests
{
    [Fact]
    public void No_file_or_folder_is_a_drawer_for_everything()
    {
        var drawers = Repository.Files(".cs", "src", "analyzers", "samples", "tests")
            .Where(file => file.Split('/').Any(part => Drawer().IsMatch(part)));

        Assert.Empty(drawers);
    }

    [Fact]
    public void No_type_is_a_drawer_for_everything()
    {
        var types = Repository.Files(".cs", "src", "analyzers")
            .SelectMany(file => DrawerType().Matches(Repository.Read(file)).Select(match => $"{file}: {match.Value}"));

        Assert.Empty(types);
    }

    [Fact]
    public void A_file_in_the_engine_and_its_adapters_has_the_namespace_of_its_folder()
    {
        var strays = Repository.Files(".cs", "src/Cacheable", "src/Cacheable.Redis", "src/Cacheable.Testing")
            .Where(file => Namespace().Match(Repository.Read(file)) is { Success: true } found && !Allows(file, found.Groups["name"].Value));

        Assert.Empty(strays);
    }

    /// <remarks>Builder extensions stand in the namespace that users already import, wherever their feature's folder is.</remarks>
    private static bool Allows(string file, string name)
    {
        var folder = Path.GetDirectoryName(file)!.Replace('\\', '/')["src/".Length..].Replace('/', '.');
        return name == folder || name is "Cacheable" or "Microsoft.Extensions.DependencyInjection";
    }

    [GeneratedRegex("(Utils?|Utilities|Helpers?|Common|Misc|Managers?)(\\.cs)?$", RegexOptions.CultureInvariant)]
    private static partial Regex Drawer();

    [GeneratedRegex(@"\b(class|struct|record|interface|enum)\s+\w*(Utils?|Utilities|Helpers?|Common|Manager)\b", RegexOptions.CultureInvariant)]
    private static partial Regex DrawerType();

    [GeneratedRegex(@"^namespace\s+(?<name>[\w.]+)", RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex Namespace();
}

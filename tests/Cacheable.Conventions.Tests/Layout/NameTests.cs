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
        var strays = Repository.Files(".cs", "src/Cacheable", "src/Cacheable.EntityFrameworkCore", "src/Cacheable.Redis", "src/Cacheable.Testing")
            .Where(file => Namespace().Match(Repository.Read(file)) is { Success: true } found && !Allows(file, found.Groups["name"].Value));

        Assert.Empty(strays);
    }

    /// <remarks>What users import stands in the namespace of its project, or where they import it already, whatever its folder.</remarks>
    private static bool Allows(string file, string name)
    {
        var folder = Path.GetDirectoryName(file)!.Replace('\\', '/')["src/".Length..].Replace('/', '.');
        var project = file.Split('/')[1];
        return name == folder || name == project || name is "Cacheable" or "Microsoft.EntityFrameworkCore" or "Microsoft.Extensions.DependencyInjection";
    }

    [GeneratedRegex("(Utils?|Utilities|Helpers?|Common|Misc|Managers?)(\\.cs)?$", RegexOptions.CultureInvariant)]
    private static partial Regex Drawer();

    [GeneratedRegex(@"\b(class|struct|record|interface|enum)\s+\w*(Utils?|Utilities|Helpers?|Common|Manager)\b", RegexOptions.CultureInvariant)]
    private static partial Regex DrawerType();

    [GeneratedRegex(@"^namespace\s+(?<name>[\w.]+)", RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex Namespace();
}

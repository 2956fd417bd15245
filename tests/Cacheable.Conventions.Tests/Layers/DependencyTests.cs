using System.Reflection;
using System.Xml.Linq;

namespace Cacheable.Conventions.Tests.Layers;

public sealed class DependencyTests
{
    [Fact]
    public void The_abstractions_depend_on_the_injection_abstractions_alone() =>
        Assert.Equal(
            ["Microsoft.Extensions.DependencyInjection.Abstractions"],
            typeof(ICache).Assembly.GetReferencedAssemblies().Select(name => name.Name!).Where(IsNotTheFramework));

    [Theory]
    [InlineData("Cacheable.EntityFrameworkCore")]
    [InlineData("Cacheable.Redis")]
    [InlineData("Cacheable.Testing")]
    [InlineData("Cacheable")]
    public void A_library_references_the_abstractions_and_no_other_project(string project)
    {
        var referenced = XDocument.Load(Repository.PathTo($"src/{project}/{project}.csproj"))
            .Descendants("ProjectReference")
            .Select(reference => Path.GetFileNameWithoutExtension(reference.Attribute("Include")!.Value));

        Assert.Equal(["Cacheable.Abstractions"], referenced);
    }

    [Theory]
    [InlineData("Cacheable.EntityFrameworkCore")]
    [InlineData("Cacheable.Redis")]
    [InlineData("Cacheable.Testing")]
    [InlineData("Cacheable")]
    public void A_compiled_library_sees_the_abstractions_and_no_other_assembly_of_ours(string assembly)
    {
        var ours = Assembly.Load(assembly).GetReferencedAssemblies()
            .Select(name => name.Name!)
            .Where(name => name.StartsWith("Cacheable", StringComparison.Ordinal));

        Assert.Subset(new HashSet<string> { "Cacheable.Abstractions" }, ours.ToHashSet());
    }

    private static bool IsNotTheFramework(string assembly) =>
        !assembly.StartsWith("System.", StringComparison.Ordinal) && assembly is not ("System" or "netstandard" or "mscorlib");
}

using System.Xml.Linq;

namespace Cacheable.Package.Tests.Packing;

public sealed class PackageContentTests(PackedPackages packages)
{
    public static TheoryData<string> Ids => new(PackedPackages.Ids);

    [Theory]
    [MemberData(nameof(Ids))]
    public void A_package_carries_its_library_its_documentation_and_the_readme(string id)
    {
        using var package = packages.Open(id);

        var files = package.Entries.Select(entry => entry.FullName).ToList();

        Assert.Contains($"lib/net10.0/{id}.dll", files);
        Assert.Contains($"lib/net10.0/{id}.xml", files);
        Assert.Contains("README.md", files);
        Assert.True(File.Exists(packages.PathOf(id, "snupkg")), "The symbols were not packed.");
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void A_package_states_its_license_its_readme_and_what_it_is(string id)
    {
        var metadata = Metadata(id);

        Assert.Equal("MIT", Value(metadata, "license"));
        Assert.Equal("README.md", Value(metadata, "readme"));
        Assert.NotEmpty(Value(metadata, "description"));
    }

    [Theory]
    [InlineData("Cacheable")]
    [InlineData("Cacheable.EntityFrameworkCore")]
    [InlineData("Cacheable.Redis")]
    [InlineData("Cacheable.Testing")]
    public void The_compiler_parts_flow_through_every_package_that_depends_on_the_abstractions(string id)
    {
        var dependency = Metadata(id).Descendants()
            .Single(element => element.Name.LocalName == "dependency" && element.Attribute("id")?.Value == "Cacheable.Abstractions");

        Assert.Equal("All", dependency.Attribute("include")?.Value);
        Assert.Equal(packages.Version, dependency.Attribute("version")?.Value);
    }

    [Fact]
    public void The_abstractions_depend_on_the_injection_abstractions_and_nothing_else()
    {
        var dependencies = Metadata("Cacheable.Abstractions").Descendants()
            .Where(element => element.Name.LocalName == "dependency")
            .Select(element => element.Attribute("id")!.Value);

        Assert.Equal(["Microsoft.Extensions.DependencyInjection.Abstractions"], dependencies);
    }

    private XElement Metadata(string id)
    {
        using var package = packages.Open(id);
        using var manifest = package.GetEntry($"{id}.nuspec")!.Open();
        return XDocument.Load(manifest).Root!;
    }

    private static string Value(XElement metadata, string name) =>
        metadata.Descendants().Single(element => element.Name.LocalName == name).Value;
}

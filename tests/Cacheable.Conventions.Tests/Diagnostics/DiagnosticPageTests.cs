using System.Globalization;

namespace Cacheable.Conventions.Tests.Diagnostics;

public sealed class DiagnosticPageTests
{
    private const string Folder = "docs/diagnostics";

    private static readonly string[] Sections =
        ["## What it says", "## Why it matters", "## Wrong", "## Right", "## The fix", "## How to suppress"];

    [Theory]
    [MemberData(nameof(Diagnosed.Ids), MemberType = typeof(Diagnosed))]
    public void An_id_is_reported_by_an_analyzer(string id) => Assert.Contains(id, Diagnosed.Descriptors.Keys);

    [Theory]
    [MemberData(nameof(Diagnosed.Ids), MemberType = typeof(Diagnosed))]
    public void An_id_has_a_page_with_every_section_in_order(string id)
    {
        var page = Repository.Read($"{Folder}/{id}.md");

        Assert.StartsWith($"# {id}: ", page, StringComparison.Ordinal);
        var places = Sections.Select(section => page.IndexOf(section + "\n", StringComparison.Ordinal)).ToList();
        Assert.DoesNotContain(-1, places);
        Assert.Equal(places.Order(), places);
    }

    [Theory]
    [MemberData(nameof(Diagnosed.Ids), MemberType = typeof(Diagnosed))]
    public void The_page_says_the_severity_that_the_compiler_uses(string id) =>
        Assert.Contains($"\n{Diagnosed.Descriptors[id].DefaultSeverity} · ", Repository.Read($"{Folder}/{id}.md"), StringComparison.Ordinal);

    [Theory]
    [MemberData(nameof(Diagnosed.Ids), MemberType = typeof(Diagnosed))]
    public void The_help_link_leads_to_the_page(string id) => Assert.Equal(
        $"https://github.com/cacheable-net/cacheable/blob/main/{Folder}/{id}.md",
        Diagnosed.Descriptors[id].HelpLinkUri);

    [Theory]
    [MemberData(nameof(Diagnosed.Ids), MemberType = typeof(Diagnosed))]
    public void The_list_of_pages_has_the_id_and_says_whether_a_fix_exists(string id)
    {
        var row = Assert.Single(Rows($"{Folder}/README.md"), line => line.StartsWith($"| [{id}]({id}.md) |", StringComparison.Ordinal));
        var cells = row.Split('|');

        Assert.Equal(Diagnosed.Descriptors[id].DefaultSeverity.ToString(), cells[2].Trim());
        Assert.Equal(Diagnosed.Mended.Contains(id), cells[4].Trim().Length > 0);
    }

    [Theory]
    [MemberData(nameof(Diagnosed.Ids), MemberType = typeof(Diagnosed))]
    public void The_release_notes_have_the_id_with_its_category_and_severity(string id)
    {
        var descriptor = Diagnosed.Descriptors[id];
        var notes = Rows("analyzers/Cacheable.Generators/AnalyzerReleases.Shipped.md")
            .Concat(Rows("analyzers/Cacheable.Generators/AnalyzerReleases.Unshipped.md"));

        Assert.Contains($"{id} | {descriptor.Category} | {descriptor.DefaultSeverity} | {descriptor.Title.ToString(CultureInfo.InvariantCulture)}", notes);
    }

    private static string[] Rows(string file) => Repository.Read(file).Split('\n', StringSplitOptions.TrimEntries);
}

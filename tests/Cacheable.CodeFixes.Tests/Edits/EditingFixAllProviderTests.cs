using Cacheable.CodeFixes.Tests.Harness;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Cacheable.CodeFixes.Tests.Edits;

public class EditingFixAllProviderTests
{
    private static readonly string[] Before =
    [
        "public interface IFirst { [Cached] Task<int> OneAsync(); [Cached] Task<int> TwoAsync(); }",
        "public interface ISecond { [Cached] Task<int> ThreeAsync(); }",
    ];

    private static readonly string[] Fixed =
    [
        "public interface IFirst { [Cached(Ttl = \"5m\")] Task<int> OneAsync(); [Cached(Ttl = \"5m\")] Task<int> TwoAsync(); }",
        "public interface ISecond { [Cached(Ttl = \"5m\")] Task<int> ThreeAsync(); }",
    ];

    [Fact]
    public async Task In_a_document_the_others_stay() =>
        Assert.Equal([Fixed[0], Before[1]], await FixReview.TextsAfterAsync("CACHE0301", Before, FixAllScope.Document));

    [Fact]
    public async Task In_a_project_all_of_its_documents_are_fixed() =>
        Assert.Equal(Fixed, await FixReview.TextsAfterAsync("CACHE0301", Before, FixAllScope.Project));

    [Fact]
    public async Task In_a_solution_all_of_its_projects_are_fixed() =>
        Assert.Equal(Fixed, await FixReview.TextsAfterAsync("CACHE0301", Before, FixAllScope.Solution));
}

using Cacheable.CodeFixes.Edits;
using Cacheable.CodeFixes.Tests.Harness;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Cacheable.CodeFixes.Tests.Edits;

public class SolutionEditsTests
{
    [Fact]
    public async Task Edits_of_one_place_keep_their_order() =>
        Assert.Equal("a:1:2b", await ApplyAsync("ab", Insert(1, ":1"), Insert(1, ":2")));

    [Fact]
    public async Task The_same_edit_is_made_once() =>
        Assert.Equal("ac", await ApplyAsync("abc", Delete(1, 1), Delete(1, 1)));

    [Fact]
    public async Task Of_two_edits_that_collide_the_first_wins() =>
        Assert.Equal("ad", await ApplyAsync("abcd", Delete(2, 2), Delete(1, 2)));

    [Fact]
    public async Task Edits_come_in_any_order() =>
        Assert.Equal("aBcD", await ApplyAsync("abcd", Replace(3, "D"), Replace(1, "B")));

    private static TextChange Insert(int at, string text) => new(new TextSpan(at, 0), text);

    private static TextChange Delete(int at, int length) => new(new TextSpan(at, length), string.Empty);

    private static TextChange Replace(int at, string text) => new(new TextSpan(at, text.Length), text);

    private static async Task<string> ApplyAsync(string source, params TextChange[] changes)
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        var user = UserSolution.Create([source]);
        var document = user.Project.Documents.Single(static document => document.Name == "Shop0.cs");

        var changed = await SolutionEdits.ApplyAsync(user.Solution, changes.Select(change => new SourceEdit(document.Id, change)), cancellationToken);

        return Assert.Single(await user.With(changed).TextsAsync(cancellationToken));
    }
}

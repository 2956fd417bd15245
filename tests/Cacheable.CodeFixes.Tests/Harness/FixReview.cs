using System.Collections.Immutable;
using Cacheable.Generators.Tests.Analyzers.Harness;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Cacheable.CodeFixes.Tests.Harness;

/// <summary>
/// Applies a code fix and compares the texts. What is fixed must compile without errors and without the diagnostic, or it was
/// no fix.
/// </summary>
internal static class FixReview
{
    /// <summary>Fixes the first diagnostic <paramref name="id"/> of <paramref name="before"/> with the offer whose title starts with <paramref name="offer"/>.</summary>
    public static Task AppliesAsync(string id, string offer, string before, string after) =>
        AppliesAsync(id, offer, [before], [after]);

    /// <inheritdoc cref="AppliesAsync(string, string, string, string)"/>
    public static Task AppliesAsync(string id, string offer, IReadOnlyList<string> before, IReadOnlyList<string> after) =>
        FixAsync(id, offer, before, after, static (_, _, action, _) => Task.FromResult<CodeAction?>(action));

    /// <summary>The same through Fix All in the whole solution; <paramref name="before"/> has the diagnostic more than once.</summary>
    public static Task AppliesToAllAsync(string id, string offer, string before, string after) =>
        FixAsync(id, offer, [before], [after], static (user, diagnostics, action, cancellationToken) =>
        {
            Assert.True(diagnostics.Length > 1, "Fix All is worth a test where there is more than one diagnostic.");
            return FixAllAsync(user, diagnostics[0], diagnostics, FixAllScope.Solution, action, cancellationToken);
        });

    /// <summary>Asserts that the light bulb offers nothing on <paramref name="id"/>.</summary>
    public static async Task OffersNothingAsync(string id, string before)
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        var user = UserSolution.Create([before]);
        var diagnostic = Assert.Single(await user.FindingsAsync(id, cancellationToken));
        var document = user.Solution.GetDocument(diagnostic.Location.SourceTree)!;

        Assert.Empty(await FixProviders.OffersAsync(document, diagnostic, cancellationToken));
    }

    /// <summary>The documents after Fix All in <paramref name="scope"/>, from the first diagnostic and its first offer.</summary>
    public static async Task<IReadOnlyList<string>> TextsAfterAsync(string id, IReadOnlyList<string> before, FixAllScope scope)
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        var user = UserSolution.Create(before);
        var diagnostics = await user.FindingsAsync(id, cancellationToken);
        var first = diagnostics.OrderBy(static diagnostic => diagnostic.Location.SourceTree!.FilePath, StringComparer.Ordinal).First();
        var offers = await FixProviders.OffersAsync(user.Solution.GetDocument(first.Location.SourceTree)!, first, cancellationToken);

        var fixAll = await FixAllAsync(user, first, diagnostics, scope, offers[0], cancellationToken);
        return await (await ApplyAsync(user, fixAll!, cancellationToken)).TextsAsync(cancellationToken);
    }

    private static async Task FixAsync(
        string id,
        string offer,
        IReadOnlyList<string> before,
        IReadOnlyList<string> after,
        Func<UserSolution, ImmutableArray<Diagnostic>, CodeAction, CancellationToken, Task<CodeAction?>> choose)
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        var user = UserSolution.Create(before);
        Assert.Empty(await user.ErrorsAsync(cancellationToken));

        var diagnostics = await user.FindingsAsync(id, cancellationToken);
        Assert.NotEmpty(diagnostics);
        var document = user.Solution.GetDocument(diagnostics[0].Location.SourceTree)!;
        var offers = await FixProviders.OffersAsync(document, diagnostics[0], cancellationToken);
        var offered = offers.FirstOrDefault(action => action.Title.StartsWith(offer, StringComparison.Ordinal));
        Assert.True(offered is not null, $"'{offer}' is not among: {string.Join(" | ", offers.Select(static action => action.Title))}");

        var chosen = await choose(user, diagnostics, offered, cancellationToken);
        Assert.NotNull(chosen);
        var changed = await ApplyAsync(user, chosen, cancellationToken);

        Assert.Equal(after, await changed.TextsAsync(cancellationToken));
        Assert.Empty(await changed.ErrorsAsync(cancellationToken));
        var left = await changed.FindingsAsync(id, cancellationToken);
        Assert.True(left.IsEmpty, "Still there: " + string.Join("\n", left));
    }

    private static async Task<UserSolution> ApplyAsync(UserSolution user, CodeAction action, CancellationToken cancellationToken)
    {
        var operations = await action.GetOperationsAsync(cancellationToken);
        return user.With(Assert.Single(operations.OfType<ApplyChangesOperation>()).ChangedSolution);
    }

    private static Task<CodeAction?> FixAllAsync(
        UserSolution user,
        Diagnostic first,
        ImmutableArray<Diagnostic> diagnostics,
        FixAllScope scope,
        CodeAction action,
        CancellationToken cancellationToken)
    {
        var provider = FixProviders.For(first.Id);
        var context = new FixAllContext(
            user.Solution.GetDocument(first.Location.SourceTree)!,
            provider,
            scope,
            action.EquivalenceKey,
            [first.Id],
            new Reported(user.Solution, diagnostics),
            cancellationToken);
        return provider.GetFixAllProvider()!.GetFixAsync(context);
    }

    private sealed class Reported(Solution solution, ImmutableArray<Diagnostic> diagnostics) : FixAllContext.DiagnosticProvider
    {
        public override Task<IEnumerable<Diagnostic>> GetAllDiagnosticsAsync(Project project, CancellationToken cancellationToken) =>
            Task.FromResult<IEnumerable<Diagnostic>>(diagnostics);

        public override Task<IEnumerable<Diagnostic>> GetDocumentDiagnosticsAsync(Document document, CancellationToken cancellationToken) =>
            Task.FromResult(diagnostics.Where(diagnostic => solution.GetDocument(diagnostic.Location.SourceTree)?.Id == document.Id));

        public override Task<IEnumerable<Diagnostic>> GetProjectDiagnosticsAsync(Project project, CancellationToken cancellationToken) =>
            Task.FromResult(Enumerable.Empty<Diagnostic>());
    }
}

using Cacheable.CodeFixes.Edits;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Cacheable.CodeFixes.Tests.Harness;

/// <summary>Every code fix of the package, found as an IDE finds it: by the export attribute.</summary>
internal static class FixProviders
{
    public static readonly IReadOnlyList<CodeFixProvider> Instances =
    [
        .. typeof(EditingCodeFixProvider).Assembly.GetTypes()
            .Where(static type => type.IsDefined(typeof(ExportCodeFixProviderAttribute), inherit: false))
            .Select(static type => (CodeFixProvider)Activator.CreateInstance(type)!),
    ];

    public static CodeFixProvider For(string id) =>
        Assert.Single(Instances, provider => provider.FixableDiagnosticIds.Contains(id));

    /// <summary>What the light bulb offers on <paramref name="diagnostic"/>.</summary>
    public static async Task<IReadOnlyList<CodeAction>> OffersAsync(Document document, Diagnostic diagnostic, CancellationToken cancellationToken)
    {
        var offers = new List<CodeAction>();
        var context = new CodeFixContext(document, diagnostic, (action, _) => offers.Add(action), cancellationToken);
        foreach (var provider in Instances.Where(provider => provider.FixableDiagnosticIds.Contains(diagnostic.Id)))
            await provider.RegisterCodeFixesAsync(context);

        return offers;
    }
}

using System.Collections.Immutable;
using Cacheable.Generators.Tests.Analyzers.Harness;
using Cacheable.Generators.Tests.Harness;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace Cacheable.CodeFixes.Tests.Harness;

/// <summary>A user's solution in memory: one project, one document per source, beside the project's global usings.</summary>
internal sealed class UserSolution(Solution solution, IReadOnlyList<DocumentId> documents)
{
    private static readonly ProjectId Shop = ProjectId.CreateNewId("Shop");

    public Solution Solution { get; } = solution;

    public static UserSolution Create(IReadOnlyList<string> sources)
    {
        // The workspace may go: a solution is immutable and lives on its own.
        using var workspace = new AdhocWorkspace();
        var solution = workspace.CurrentSolution
            .AddProject(Shop, "Shop", "Shop", LanguageNames.CSharp)
            .WithProjectCompilationOptions(Shop, UserProject.OptionsOf(sources.Select(static source => CSharpSyntaxTree.ParseText(source, UserProject.ParseOptions))))
            .WithProjectParseOptions(Shop, UserProject.ParseOptions)
            .WithProjectMetadataReferences(Shop, References.All)
            .AddDocument(DocumentId.CreateNewId(Shop), "GlobalUsings.cs", SourceText.From(UserProject.GlobalUsings))
            .AddDocument(DocumentId.CreateNewId(Shop), "JsonContexts.g.cs", SourceText.From(JsonContexts.For(sources)));
        var documents = new List<DocumentId>();
        foreach (var source in sources)
        {
            var document = DocumentId.CreateNewId(Shop);
            var name = $"Shop{documents.Count}.cs";
            solution = solution.AddDocument(document, name, SourceText.From(source), filePath: name);
            documents.Add(document);
        }

        return new UserSolution(solution, documents);
    }

    public UserSolution With(Solution changed) => new(changed, documents);

    public Project Project => Solution.GetProject(Shop)!;

    public async Task<IReadOnlyList<string>> TextsAsync(CancellationToken cancellationToken)
    {
        var texts = new List<string>();
        foreach (var document in documents)
            texts.Add((await Solution.GetDocument(document)!.GetTextAsync(cancellationToken)).ToString());

        return texts;
    }

    public async Task<ImmutableArray<Diagnostic>> ErrorsAsync(CancellationToken cancellationToken) =>
        [.. (await Project.GetCompilationAsync(cancellationToken))!.GetDiagnostics(cancellationToken).Where(static diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)];

    public async Task<ImmutableArray<Diagnostic>> FindingsAsync(string id, CancellationToken cancellationToken)
    {
        var compilation = await Project.GetCompilationAsync(cancellationToken);
        return [.. (await AllAnalyzers.RunAsync(compilation!, cancellationToken)).Where(diagnostic => diagnostic.Id == id)];
    }
}

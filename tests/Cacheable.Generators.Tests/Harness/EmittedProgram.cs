using System.Reflection;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis;
using Microsoft.Extensions.DependencyInjection;

namespace Cacheable.Generators.Tests.Harness;

/// <summary>Runs a user's program with what was generated for it, in memory.</summary>
internal static class EmittedProgram
{
    private const string Usings = "using Cacheable.Contract;\nusing Cacheable.Generators.Tests.Harness;\nusing Microsoft.Extensions.DependencyInjection;\nusing Xunit;\n";

    private static readonly MetadataReference[] OfTests =
    [
        .. new[] { typeof(EmittedProgram).Assembly, typeof(Assert).Assembly, typeof(ServiceProvider).Assembly }
            .Select(assembly => MetadataReference.CreateFromFile(assembly.Location)),
    ];

    /// <summary>Calls <c>static Task Scenario.Run(RecordingEngine)</c> of <paramref name="source"/>.</summary>
    /// <param name="source">The program.</param>
    /// <param name="library">A library that it refers to, for which the generator runs by itself.</param>
    public static async Task<RecordingEngine> RunAsync(string source, string? library = null)
    {
        var context = new AssemblyLoadContext("Shop");
        var references = library is null ? OfTests : [.. OfTests, MetadataReference.CreateFromImage(Load(context, GeneratorRun.Of(UserCode.Compile(library, "Library"))))];
        var image = Load(context, GeneratorRun.Of(UserCode.Compile(Usings + source, "Shop", references)));
        Assert.NotEmpty(image);
        var scenario = context.Assemblies.Single(assembly => assembly.GetName().Name == "Shop")
            .GetType("Scenario", throwOnError: true)!.GetMethod("Run", BindingFlags.Static | BindingFlags.Public)!;
        var engine = new RecordingEngine();
        await (Task)scenario.Invoke(null, [engine])!;
        return engine;
    }

    private static byte[] Load(AssemblyLoadContext context, GeneratorRun run)
    {
        using var stream = new MemoryStream();
        var emitted = run.Compilation.Emit(stream, cancellationToken: TestContext.Current.CancellationToken);
        Assert.True(emitted.Success, string.Join("\n", emitted.Diagnostics));
        stream.Position = 0;
        _ = context.LoadFromStream(stream);
        return stream.ToArray();
    }
}

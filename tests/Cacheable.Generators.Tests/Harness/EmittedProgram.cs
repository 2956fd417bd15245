using System.Reflection;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis.Emit;

namespace Cacheable.Generators.Tests.Harness;

/// <summary>Runs a user's program with what was generated for it, in memory.</summary>
internal static class EmittedProgram
{
    /// <summary>Calls <c>static Task Scenario.Run(RecordingEngine)</c> of <paramref name="source"/>.</summary>
    public static async Task<RecordingEngine> RunAsync(string source)
    {
        var run = GeneratorRun.Of(UserCode.Compile(
            "using Cacheable.Generators.Tests.Harness;\nusing Xunit;\n" + source,
            "Shop",
            [.. new[] { typeof(EmittedProgram).Assembly, typeof(Assert).Assembly }.Select(assembly => Microsoft.CodeAnalysis.MetadataReference.CreateFromFile(assembly.Location))]));
        using var image = new MemoryStream();
        var emitted = run.Compilation.Emit(image, options: new EmitOptions(), cancellationToken: TestContext.Current.CancellationToken);
        Assert.True(emitted.Success, string.Join("\n", emitted.Diagnostics));

        image.Position = 0;
        var context = new AssemblyLoadContext("Shop", isCollectible: true);
        var scenario = context.LoadFromStream(image).GetType("Scenario", throwOnError: true)!.GetMethod("Run", BindingFlags.Static | BindingFlags.Public)!;
        var engine = new RecordingEngine();
        await (Task)scenario.Invoke(null, [engine])!;
        context.Unload();
        return engine;
    }
}

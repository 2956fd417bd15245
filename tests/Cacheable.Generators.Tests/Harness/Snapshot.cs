using System.Runtime.CompilerServices;

namespace Cacheable.Generators.Tests.Harness;

/// <summary>Compares what is generated with <c>Class.Method.verified.cs</c> beside the test; writes <c>.received.cs</c> where they differ.</summary>
/// <remarks>The file convention is Verify's.</remarks>
internal static class Snapshot
{
    public static void Verify(string source, [CallerFilePath] string testFile = "", [CallerMemberName] string test = "") =>
        Verify(GeneratorRun.Of(source), testFile, test);

    public static void Verify(GeneratorRun run, [CallerFilePath] string testFile = "", [CallerMemberName] string test = "")
    {
        var received = string.Join('\n', run.Sources.Select(generated => $"//HintName: {generated.HintName}\n{WithoutVersion(generated.SourceText.ToString())}"));
        Assert.DoesNotContain('\r', received);
        var stem = Path.Combine(DirectoryOf(testFile), $"{Path.GetFileNameWithoutExtension(testFile)}.{test}");
        var verifiedPath = stem + ".verified.cs";
        var receivedPath = stem + ".received.cs";
        var verified = File.Exists(verifiedPath) ? File.ReadAllText(verifiedPath) : string.Empty;
        if (verified == received)
        {
            File.Delete(receivedPath);
            return;
        }

        File.WriteAllText(receivedPath, received);
        Assert.Equal(verified, received);
    }

    private static string WithoutVersion(string text) =>
        text.Replace($"\"{typeof(CacheableGenerator).Assembly.GetName().Version!.ToString(3)}\"", "\"{version}\"", StringComparison.Ordinal);

    // A deterministic build may write another root into the compiled path.
    private static string DirectoryOf(string testFile)
    {
        var directory = Path.GetDirectoryName(testFile)!;
        if (Directory.Exists(directory))
        {
            return directory;
        }

        var project = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(project, "Cacheable.Generators.Tests.csproj")))
        {
            project = Path.GetDirectoryName(project) ?? throw new DirectoryNotFoundException($"No source directory for {testFile}.");
        }

        var marker = "Cacheable.Generators.Tests/";
        return Path.Combine(project, directory[(directory.IndexOf(marker, StringComparison.Ordinal) + marker.Length)..]);
    }
}

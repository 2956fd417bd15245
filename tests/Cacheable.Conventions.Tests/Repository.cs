namespace Cacheable.Conventions.Tests;

/// <summary>The files of the repository as a reader finds them: no build output.</summary>
internal static class Repository
{
    public static string Root { get; } = FindRoot();

    public static string PathTo(string relative) => Path.Combine(Root, relative);

    public static string Read(string relative) => File.ReadAllText(PathTo(relative));

    /// <summary>The files with <paramref name="extension"/> below any of <paramref name="folders"/>, relative to the root.</summary>
    public static IReadOnlyList<string> Files(string extension, params string[] folders) => [.. folders
        .Select(PathTo)
        .Where(Directory.Exists)
        .SelectMany(folder => Directory.EnumerateFiles(folder, "*" + extension, SearchOption.AllDirectories))
        .Select(file => Path.GetRelativePath(Root, file).Replace('\\', '/'))
        .Where(file => !file.Split('/').Any(IsBuildOutput))
        .Order(StringComparer.Ordinal)];

    private static bool IsBuildOutput(string folder) => folder is "bin" or "obj" or "artifacts" or "TestResults" or ".git";

    private static string FindRoot()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "Cacheable.sln")))
        {
            folder = Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("The tests run outside the repository.");
        }

        return folder;
    }
}

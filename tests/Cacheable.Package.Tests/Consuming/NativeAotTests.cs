using System.Runtime.InteropServices;
using Cacheable.Package.Tests.Packing;

namespace Cacheable.Package.Tests.Consuming;

public sealed class NativeAotTests
{
    [Fact]
    public async Task The_quickstart_publishes_as_native_code_without_a_warning_and_runs()
    {
        Requirement.Demand(IsOnThePath("clang") || IsOnThePath("gcc"), "Native AOT needs clang or gcc to link, and neither is on the PATH.");
        using var folder = new TemporaryFolder();

        (await Command.DotnetAsync(
            Repository.Root,
            "publish", "samples/Quickstart", "--nologo", "-c", "Release", "-r", RuntimeInformation.RuntimeIdentifier,
            "--artifacts-path", folder.Path, "-o", Path.Combine(folder.Path, "native"))).Succeeded();
        var run = (await Command.RunAsync(Path.Combine(folder.Path, "native", "Quickstart"), folder.Path)).Succeeded();

        Assert.Equal(3, Loads(run.Output));
        Assert.Contains("Countess Lovelace", run.Output, StringComparison.Ordinal);
    }

    private static int Loads(string output) => output.Split('\n').Count(line => line.Contains("loading user", StringComparison.Ordinal));

    private static bool IsOnThePath(string program) =>
        (Environment.GetEnvironmentVariable("PATH") ?? string.Empty).Split(Path.PathSeparator)
            .Any(folder => File.Exists(Path.Combine(folder, program)));
}

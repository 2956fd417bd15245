using System.Diagnostics;
using Storefront.Hosting;

namespace Cacheable.Storefront.Tests.Hosting;

public sealed class ProgramTests
{
    [Fact]
    public async Task A_bad_argument_ends_the_program_with_2_and_says_why()
    {
        var (code, _, error) = await RunAsync("--seconds", "never");

        Assert.Equal(2, code);
        Assert.Contains("--seconds needs a whole number", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Help_is_printed()
    {
        var (code, output, _) = await RunAsync("--help");

        Assert.Equal(0, code);
        Assert.Contains("--demo", output, StringComparison.Ordinal);
    }

    private static async Task<(int Code, string Output, string Error)> RunAsync(params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [typeof(RunOptions).Assembly.Location, .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var error = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (process.ExitCode, await output, await error);
    }
}

using Spectre.Console;
using Storefront.Hosting;

namespace Storefront.Demo;

/// <summary>Runs the demo for a person: progress, the table, the figures as a file, the exit code.</summary>
internal static class DemoCommand
{
    private const int LogWidth = 120;

    /// <returns>0, or 1 when a read was stale, a cart was lost or a request failed.</returns>
    public static async Task<int> RunAsync(RunOptions options, TextWriter output, bool plain)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Out = new AnsiConsoleOutput(output),
            Ansi = plain ? AnsiSupport.No : AnsiSupport.Detect,
        });
        if (plain)
            console.Profile.Width = LogWidth;

        var run = new DemoRun(options);
        var figures = plain ? await run.RunAsync(new LineProgress(output)) : await BarProgress.RunAsync(console, run.RunAsync);

        DemoTable.Print(console, figures);
        if ((figures.Without.FirstError ?? figures.With.FirstError) is { } error)
            await output.WriteLineAsync($"The first request that failed: {error}");

        if (options.JsonPath is { } path)
            await DemoJson.WriteAsync(path, figures);

        return figures.Passed ? 0 : 1;
    }
}

using System.Diagnostics;
using System.Text;

namespace Cacheable.Package.Tests.Consuming;

/// <summary>A child process: its exit code and everything it wrote.</summary>
internal sealed record Command(string Line, int ExitCode, string Output)
{
    public static Task<Command> DotnetAsync(string directory, params string[] arguments) => RunAsync("dotnet", directory, arguments);

    public static async Task<Command> RunAsync(string program, string directory, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = directory,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        IsolateFromTheRunner(start.Environment);

        var output = new StringBuilder();
        using var process = new Process { StartInfo = start };
        process.OutputDataReceived += (_, line) => Append(output, line.Data);
        process.ErrorDataReceived += (_, line) => Append(output, line.Data);
        process.Start();
        process.StandardInput.Close();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return new Command($"{program} {string.Join(' ', arguments)}", process.ExitCode, output.ToString());
    }

    public Command Succeeded() =>
        ExitCode == 0 ? this : throw new InvalidOperationException($"`{Line}` exited with {ExitCode}.\n{Output}");

    /// <remarks>
    /// `dotnet test` tells its children where its own MSBuild stands, which confuses theirs; and a build server that outlives
    /// its build would keep our pipes open.
    /// </remarks>
    private static void IsolateFromTheRunner(IDictionary<string, string?> environment)
    {
        foreach (var name in environment.Keys.Where(name => name.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase)).ToList())
        {
            environment.Remove(name);
        }

        environment["MSBUILDDISABLENODEREUSE"] = "1";
        environment["DOTNET_CLI_USE_MSBUILD_SERVER"] = "0";
        environment["UseSharedCompilation"] = "false";
    }

    private static void Append(StringBuilder output, string? line)
    {
        lock (output)
        {
            output.AppendLine(line);
        }
    }
}

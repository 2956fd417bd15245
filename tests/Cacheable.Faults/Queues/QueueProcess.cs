using System.Diagnostics;
using System.Globalization;

namespace Cacheable.Faults.Queues;

/// <summary>A writer or a worker as the conductor sees it: a process that may be killed and started again.</summary>
internal sealed class QueueProcess(QueueArguments arguments) : IAsyncDisposable
{
    private Process? _process;
    private TaskCompletionSource _ready = new();
    private long _acknowledged;

    /// <summary>How many calls a writer says have returned.</summary>
    public long Acknowledged => Volatile.Read(ref _acknowledged);

    public string Ledger => arguments.Ledger;

    private Process Process => _process ?? throw new InvalidOperationException("The process was not started.");

    /// <summary>Starts it, and waits until it works.</summary>
    public async Task StartAsync()
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!) { RedirectStandardInput = true, RedirectStandardOutput = true };
        // Started by `dotnet x.dll`, the program is the first argument.
        if (Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet")
            start.ArgumentList.Add(typeof(QueueProcess).Assembly.Location);

        foreach (var word in arguments.ToWords())
            start.ArgumentList.Add(word);

        _process?.Dispose();
        _ready = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _process = Process.Start(start)!;
        _process.OutputDataReceived += (_, line) => Hear(line.Data);
        _process.BeginOutputReadLine();
        await Task.WhenAny(_ready.Task, _process.WaitForExitAsync());
        if (_process.HasExited)
            throw new InvalidOperationException($"A {arguments.Role} ended at its start.");
    }

    /// <summary>SIGKILL, whatever it was doing.</summary>
    public async Task KillAsync()
    {
        Process.Kill();
        await Process.WaitForExitAsync();
    }

    /// <summary>Lets it finish what it does: a writer its calls, a worker what is due.</summary>
    public async Task FinishAsync()
    {
        await Process.StandardInput.WriteLineAsync();
        await Process.WaitForExitAsync();
        if (Process.ExitCode != 0)
            throw new InvalidOperationException($"A {arguments.Role} ended with {Process.ExitCode}.");
    }

    public async ValueTask DisposeAsync()
    {
        if (_process is { HasExited: false })
            await KillAsync();

        _process?.Dispose();
    }

    private void Hear(string? line)
    {
        if (line == QueueProgram.Ready)
            _ready.TrySetResult();
        else if (long.TryParse(line, CultureInfo.InvariantCulture, out var acknowledged))
            Volatile.Write(ref _acknowledged, acknowledged);
    }
}

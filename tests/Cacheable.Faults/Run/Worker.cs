using System.Diagnostics;
using Cacheable.Faults.Network;
using Cacheable.Faults.Oracle;

namespace Cacheable.Faults.Run;

/// <summary>One instance as the conductor sees it: a process, the proxy it reaches L2 through if there is one, and what it counts.</summary>
internal sealed class Worker(int instance, OracleMap map, FaultyProxy? proxy, Func<long, IEnumerable<string>> words, Action<string> hear) : IAsyncDisposable
{
    private Process? _process;
    private long _generation;

    public int Instance => instance;

    public FaultyProxy Proxy => proxy ?? throw new InvalidOperationException("This instance speaks to its servers itself.");

    public Board Board => map.Boards[instance];

    public Process Process => _process ?? throw new InvalidOperationException("The worker was not started.");

    /// <summary>Starts its process, the next one where it had one before, and waits until it works.</summary>
    public async Task StartAsync()
    {
        _generation++;
        var start = new ProcessStartInfo(Environment.ProcessPath!)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        // Started by `dotnet x.dll`, the program is the first argument.
        if (Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet")
            start.ArgumentList.Add(typeof(Worker).Assembly.Location);

        foreach (var word in words(_generation))
            start.ArgumentList.Add(word);

        _process?.Dispose();
        _process = Process.Start(start)!;
        _process.OutputDataReceived += (_, line) =>
        {
            if (line.Data is { } text)
                hear(text);
        };
        _process.BeginOutputReadLine();
        while (Volatile.Read(ref Board.ReadyGeneration) != _generation)
        {
            if (_process.HasExited)
                throw new InvalidOperationException($"The process of instance {instance} ended at its start.");

            await Pause.ForMilliseconds(5);
        }
    }

    /// <summary>SIGKILL, whatever it was doing.</summary>
    public async Task KillAsync()
    {
        Process.Kill();
        await Process.WaitForExitAsync();
        Volatile.Write(ref Board.WritesUnderWay, 0);
    }

    /// <summary>Lets its readers and writers finish.</summary>
    public async Task FinishAsync()
    {
        await Process.StandardInput.WriteLineAsync();
        await Process.WaitForExitAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (_process is { HasExited: false })
            await KillAsync();

        _process?.Dispose();
        if (proxy is not null)
            await proxy.DisposeAsync();
    }
}

using System.Diagnostics;
using System.Globalization;

namespace Cacheable.Tests.Servers;

/// <summary>A <c>redis-server</c> of our own as a child process: nothing persisted unless told, and it can be killed, paused and started again.</summary>
public sealed class RedisProcess : IAsyncDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("cacheable-redis-");
    private readonly string _program;
    private readonly string[] _arguments;
    private readonly string _port;
    private Process? _process;

    private RedisProcess(string program, int port, string[] arguments)
    {
        (_program, _port, _arguments) = (program, port.ToString(CultureInfo.InvariantCulture), arguments);
        AppDomain.CurrentDomain.ProcessExit += OnExit;
    }

    public string Configuration => "127.0.0.1:" + _port;

    /// <summary>Where it keeps its files.</summary>
    public DirectoryInfo Folder => _folder;

    public int Port => int.Parse(_port, CultureInfo.InvariantCulture);

    private Process Running => _process ?? throw new InvalidOperationException("redis-server does not run.");

    /// <summary>The program, or <see langword="null"/> where it is not installed.</summary>
    public static string? FindProgram() =>
        (Environment.GetEnvironmentVariable("PATH") ?? string.Empty)
            .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .Select(folder => Path.Combine(folder, "redis-server"))
            .FirstOrDefault(File.Exists);

    /// <summary>Starts one on a free port; <paramref name="arguments"/> are options of <c>redis-server</c>.</summary>
    public static Task<RedisProcess> StartAsync(string program, params string[] arguments) => StartAsync(program, FreePort.Next(), arguments);

    /// <summary>Starts one on a port of the caller's choice.</summary>
    public static async Task<RedisProcess> StartAsync(string program, int port, params string[] arguments)
    {
        var redis = new RedisProcess(program, port, arguments);
        await redis.RestartAsync();
        return redis;
    }

    /// <summary>Starts the server on the port it had before, with what it persisted. Returns when it accepts connections.</summary>
    /// <param name="arguments">Options for this time, beside those it began with.</param>
    public async Task RestartAsync(params string[] arguments)
    {
        var start = new ProcessStartInfo(_program)
        {
            RedirectStandardOutput = true,
            WorkingDirectory = _folder.FullName,
            ArgumentList =
            {
                "--port", _port,
                "--bind", "127.0.0.1",
                "--save", string.Empty,
                "--appendonly", "no",
                "--dir", _folder.FullName,
            },
        };
        foreach (var argument in _arguments.Concat(arguments))
        {
            start.ArgumentList.Add(argument);
        }

        _process?.Dispose();
        _process = Process.Start(start)!;
        while (await _process.StandardOutput.ReadLineAsync() is { } line)
        {
            if (line.Contains("Ready to accept connections", StringComparison.Ordinal))
            {
                _ = _process.StandardOutput.ReadToEndAsync();
                return;
            }
        }

        throw new InvalidOperationException("redis-server ended before it was ready.");
    }

    /// <summary>SIGKILL: nothing is said to anybody and nothing is saved.</summary>
    public async Task KillAsync()
    {
        Running.Kill();
        await Running.WaitForExitAsync();
    }

    /// <summary>SIGSTOP: connections stay open and nobody answers.</summary>
    public Task PauseAsync() => SignalAsync("-STOP");

    /// <summary>SIGCONT.</summary>
    public Task ResumeAsync() => SignalAsync("-CONT");

    public async ValueTask DisposeAsync()
    {
        AppDomain.CurrentDomain.ProcessExit -= OnExit;
        if (_process is { HasExited: false })
        {
            await KillAsync();
        }

        _process?.Dispose();
        _folder.Delete(recursive: true);
    }

    private async Task SignalAsync(string signal)
    {
        using var kill = Process.Start("kill", [signal, Running.Id.ToString(CultureInfo.InvariantCulture)]);
        await kill.WaitForExitAsync();
    }

    private void OnExit(object? sender, EventArgs e)
    {
        if (_process is { HasExited: false })
            _process.Kill();
    }
}

using System.Diagnostics;
using System.Globalization;
using Npgsql;

namespace Cacheable.Tests.Servers;

/// <summary>A PostgreSQL cluster of our own in a folder that goes with it: flushes nothing to disk unless told, and can be killed and started again.</summary>
public sealed class PostgresProcess : IAsyncDisposable
{
    private readonly DirectoryInfo _folder = PostgresPrograms.CreateFolder();
    private readonly PostgresPrograms _programs;
    private readonly string[] _options;
    private readonly int _port = FreePort.Next();
    private Process? _process;

    private PostgresProcess(PostgresPrograms programs, string[] options)
    {
        (_programs, _options) = (programs, options);
        AppDomain.CurrentDomain.ProcessExit += OnExit;
    }

    /// <summary>Leads to the database <c>postgres</c>.</summary>
    public string ConnectionString => new NpgsqlConnectionStringBuilder { Host = "127.0.0.1", Port = _port, Username = "postgres", Database = "postgres" }.ConnectionString;

    private string Data => Path.Combine(_folder.FullName, "data");

    private Process Running => _process ?? throw new InvalidOperationException("postgres does not run.");

    /// <summary>Makes one and starts it on a free port.</summary>
    /// <param name="programs">The programs.</param>
    /// <param name="options">Settings as <c>name=value</c>, beside and above those of every cluster of ours.</param>
    public static async Task<PostgresProcess> StartAsync(PostgresPrograms programs, params string[] options)
    {
        var postgres = new PostgresProcess(programs, options);
        try
        {
            await postgres.InitializeAsync();
            await postgres.RestartAsync();
            return postgres;
        }
        catch
        {
            await postgres.DisposeAsync();
            throw;
        }
    }

    /// <summary>Starts the server on the port it had before, with what it holds. Returns when it accepts connections.</summary>
    public async Task RestartAsync()
    {
        string[] options =
        [
            "listen_addresses=127.0.0.1",
            string.Create(CultureInfo.InvariantCulture, $"port={_port}"),
            $"unix_socket_directories={_folder.FullName}",
            "wal_level=logical",
            "fsync=off",
            "autovacuum=off",
            .. _options,
        ];
        _process?.Dispose();
        _process = Process.Start(_programs.Start("postgres", _folder, ["-D", Data, .. options.SelectMany(static option => new[] { "-c", option })]))!;
        var said = new List<string>();
        while (await _process.StandardError.ReadLineAsync() is { } line)
        {
            said.Add(line);
            if (line.Contains("ready to accept connections", StringComparison.Ordinal))
            {
                _ = _process.StandardError.ReadToEndAsync();
                return;
            }
        }

        throw new InvalidOperationException($"postgres ended before it was ready: {string.Join('\n', said)}");
    }

    /// <summary>SIGKILL: nothing is said to anybody. The processes of its connections end by themselves, a moment later.</summary>
    public async Task KillAsync()
    {
        Running.Kill();
        await Running.WaitForExitAsync();
    }

    public async ValueTask DisposeAsync()
    {
        AppDomain.CurrentDomain.ProcessExit -= OnExit;
        if (_process is { HasExited: false })
        {
            // SIGQUIT: at once, and with the processes of its connections, which would write to the folder still.
            using var quit = Process.Start("kill", ["-QUIT", _process.Id.ToString(CultureInfo.InvariantCulture)]);
            await _process.WaitForExitAsync();
        }

        _process?.Dispose();
        _folder.Delete(recursive: true);
    }

    private async Task InitializeAsync()
    {
        using var initdb = Process.Start(
            _programs.Start("initdb", _folder, "-D", Data, "-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale", "C", "--no-sync", "--no-instructions"))!;
        var said = initdb.StandardError.ReadToEndAsync();
        await initdb.StandardOutput.ReadToEndAsync();
        await initdb.WaitForExitAsync();
        if (initdb.ExitCode != 0)
        {
            throw new InvalidOperationException($"initdb failed: {await said}");
        }
    }

    private void OnExit(object? sender, EventArgs e)
    {
        if (_process is { HasExited: false })
            _process.Kill();
    }
}

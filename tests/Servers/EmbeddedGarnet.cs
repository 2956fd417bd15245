using System.Globalization;
using Garnet;
using Xunit;

namespace Cacheable.Tests.Servers;

/// <summary>Garnet inside the test process: needs nothing installed, so what runs on it always runs.</summary>
public sealed class EmbeddedGarnet : ITestServer, IAsyncLifetime
{
    private GarnetServer? _server;

    public string Configuration { get; } = string.Create(CultureInfo.InvariantCulture, $"127.0.0.1:{FreePort.Next()}");

    public ValueTask InitializeAsync()
    {
        var port = Configuration[(Configuration.IndexOf(':', StringComparison.Ordinal) + 1)..];
        _server = new GarnetServer(
            ["--port", port, "--bind", "127.0.0.1", "--lua", "--lua-transaction-mode", "--memory", "64m", "--index", "8m"]);
        _server.Start();
        return ValueTask.CompletedTask;
    }

    public ValueTask DisposeAsync()
    {
        _server?.Dispose();
        return ValueTask.CompletedTask;
    }
}

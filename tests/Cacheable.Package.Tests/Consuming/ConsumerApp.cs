using Cacheable.Package.Tests.Packing;

namespace Cacheable.Package.Tests.Consuming;

/// <summary>An application and its library, copied out of the repository and built once against the packed files.</summary>
public sealed class ConsumerApp(PackedPackages packages) : IAsyncLifetime
{
    private readonly TemporaryFolder _folder = new();

    public async ValueTask InitializeAsync()
    {
        _folder.CopyFrom(Path.Combine(AppContext.BaseDirectory, "Consumers"));
        Directory.CreateSymbolicLink(Path.Combine(_folder.Path, "packed"), packages.Folder);
        (await BuildAsync("App")).Succeeded();
    }

    internal Task<Command> BuildAsync(string project) =>
        Command.DotnetAsync(_folder.Path, "build", project, "--nologo", $"-p:CacheableVersion={packages.Version}");

    internal Task<Command> RunAsync(params string[] arguments) =>
        Command.DotnetAsync(_folder.Path, ["App/bin/Debug/net10.0/App.dll", .. arguments]);

    public ValueTask DisposeAsync()
    {
        _folder.Dispose();
        return ValueTask.CompletedTask;
    }
}

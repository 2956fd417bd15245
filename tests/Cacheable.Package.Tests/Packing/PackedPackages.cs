using System.Globalization;
using System.IO.Compression;
using Cacheable.Package.Tests.Consuming;
using Cacheable.Package.Tests.Packing;

[assembly: AssemblyFixture(typeof(PackedPackages))]

namespace Cacheable.Package.Tests.Packing;

/// <summary>Packs every package once a run, under a version that no cache on the machine can hold.</summary>
public sealed class PackedPackages : IAsyncLifetime
{
    private readonly TemporaryFolder _folder = new();

    public static IReadOnlyList<string> Ids { get; } = ["Cacheable.Abstractions", "Cacheable", "Cacheable.EntityFrameworkCore", "Cacheable.Redis", "Cacheable.Testing"];

    public string Version { get; } = string.Create(CultureInfo.InvariantCulture, $"0.1.0-test.{DateTime.UtcNow.Ticks}");

    public string Folder => _folder.Path;

    public async ValueTask InitializeAsync()
    {
        foreach (var id in Ids)
        {
            (await Command.DotnetAsync(
                Repository.Root,
                "pack", $"src/{id}", "--no-build", "--nologo", "-c", Repository.Configuration, "-o", Folder,
                $"-p:PackageVersion={Version}", $"-p:NuspecOutputPath={Path.Combine(Folder, "manifests")}")).Succeeded();
        }
    }

    public ZipArchive Open(string id) => ZipFile.OpenRead(PathOf(id, "nupkg"));

    public string PathOf(string id, string extension) => Path.Combine(Folder, $"{id}.{Version}.{extension}");

    public ValueTask DisposeAsync()
    {
        _folder.Dispose();
        return ValueTask.CompletedTask;
    }
}

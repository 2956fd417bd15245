namespace Cacheable.Faults.Run;

/// <summary>Where a run keeps what its processes share; in memory where the system has a folder for that.</summary>
internal sealed class RunFolder : IDisposable
{
    private const string Memory = "/dev/shm";

    private readonly DirectoryInfo _folder = Directory.Exists(Memory)
        ? Directory.CreateDirectory(System.IO.Path.Combine(Memory, $"cacheable-faults-{Guid.NewGuid():N}"))
        : Directory.CreateTempSubdirectory("cacheable-faults-");

    public string Path(string name) => System.IO.Path.Combine(_folder.FullName, name);

    public void Dispose() => _folder.Delete(recursive: true);
}

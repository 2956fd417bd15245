using System.Diagnostics;

namespace Cacheable.Tests.Servers;

/// <summary>The programs of an installed PostgreSQL, run as somebody who may: none of them starts as root.</summary>
public sealed class PostgresPrograms
{
    // Debian keeps the programs of each version apart, and only the client's in the path.
    private const string Versions = "/usr/lib/postgresql";

    private readonly string _folder;

    private PostgresPrograms(string folder) => _folder = folder;

    /// <summary>Those of the newest version, or <see langword="null"/> where none is installed.</summary>
    public static PostgresPrograms? Find()
    {
        var ofVersions = Directory.Exists(Versions)
            ? Directory.GetDirectories(Versions).OrderByDescending(static version => version.Length).ThenByDescending(static version => version, StringComparer.Ordinal)
                .Select(static version => Path.Combine(version, "bin"))
            : [];
        var ofPath = (Environment.GetEnvironmentVariable("PATH") ?? string.Empty).Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);
        return ofVersions.Concat(ofPath).FirstOrDefault(static folder => File.Exists(Path.Combine(folder, "initdb"))) is { } folder
            ? new PostgresPrograms(folder)
            : null;
    }

    /// <summary>A folder that the programs may write in.</summary>
    public static DirectoryInfo CreateFolder()
    {
        var folder = Directory.CreateTempSubdirectory("cacheable-postgres-");
        if (!OperatingSystem.IsWindows() && Environment.IsPrivilegedProcess)
        {
            // Whoever they run as keeps its data in a folder of its own below.
            folder.UnixFileMode = UnixFileMode.StickyBit | (UnixFileMode)0b111_111_111;
        }

        return folder;
    }

    /// <summary>How a program starts. The process is that of the program itself, so that signals reach it.</summary>
    public ProcessStartInfo Start(string program, DirectoryInfo folder, params IEnumerable<string> arguments)
    {
        var path = Path.Combine(_folder, program);
        string[] words = Environment.IsPrivilegedProcess
            ? ["setpriv", "--reuid", "postgres", "--regid", "postgres", "--clear-groups", "--", path]
            : [path];
        return new ProcessStartInfo(words[0], [.. words.Skip(1), .. arguments])
        {
            RedirectStandardError = true,
            RedirectStandardOutput = true,
            WorkingDirectory = folder.FullName,
            Environment = { ["LC_ALL"] = "C" },
        };
    }
}

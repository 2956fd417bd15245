using System.Globalization;

namespace Cacheable.Simulation.Payloads;

/// <summary>Reads mutated payloads: none may throw, none may be read as a value that was not written, none may cost memory without bound.</summary>
/// <param name="from">The seed of the first mutation; each has one of its own.</param>
/// <param name="mutations">How many.</param>
internal sealed class PayloadFuzz(long from, long mutations)
{
    // The longest body that is expanded, twice, and what reading it makes of it.
    private const long MostBytes = 4_000_000;

    private const int MostTold = 10;

    private readonly IReadOnlyList<Specimen> _specimens = Specimens.All();
    private readonly List<string> _violations = [];

    private long _forged;
    private long _read;
    private long _mostBytes;

    /// <summary>What went wrong, each with the seed that shows it again.</summary>
    public IReadOnlyList<string> Violations => _violations;

    /// <summary>How many mutants were still read as a value: those whose checksum fitted.</summary>
    public long Read => _read;

    /// <summary>Does it and tells what was found. Whether nothing was.</summary>
    public bool Write(TextWriter output)
    {
        Run();
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{mutations:#,0} mutations of {_specimens.Sum(static specimen => specimen.Payloads.Count)} payloads from seed {from} on; {_forged:#,0} with a checksum that fits; {_read:#,0} read as values; at most {_mostBytes:#,0} bytes for one."));
        foreach (var violation in _violations.Take(MostTold))
        {
            output.WriteLine(violation);
        }

        output.WriteLine($"{_violations.Count} violations.");
        return _violations.Count == 0;
    }

    public void Run()
    {
        for (var seed = from; seed < from + mutations; seed++)
        {
            Judge(seed);
        }
    }

    private void Judge(long seed)
    {
        var random = new Random((int)(seed ^ (seed >> 32)));
        var specimen = Any(random, _specimens);
        var mutant = Mutation.Of(random, Any(random, specimen.Payloads), Any(random, Any(random, _specimens).Payloads), out var isForged);

        // One in four is met by the method of another type, as under a key that two of them share.
        var reader = random.Next(4) == 0 ? Any(random, _specimens) : specimen;
        var before = GC.GetAllocatedBytesForCurrentThread();
        var violation = reader.Judge(mutant, isForged, out var isRead);
        var bytes = GC.GetAllocatedBytesForCurrentThread() - before;

        _forged += isForged ? 1 : 0;
        _read += isRead ? 1 : 0;
        _mostBytes = Math.Max(_mostBytes, bytes);
        violation ??= bytes > MostBytes ? $"it cost {bytes} bytes" : null;
        if (violation is not null)
        {
            _violations.Add($"--payloads 1 --from {seed} ({specimen.Name}, met by {reader.Name}): {violation}");
        }
    }

    private static T Any<T>(Random random, IReadOnlyList<T> all) => all[random.Next(all.Count)];
}

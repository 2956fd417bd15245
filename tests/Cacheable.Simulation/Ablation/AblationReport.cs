namespace Cacheable.Simulation.Ablation;

/// <summary>All ablations, one line each.</summary>
internal static class AblationReport
{
    /// <summary>Runs and reports. Whether the oracle caught the lack of every protection.</summary>
    public static bool Write(TextWriter output)
    {
        var run = new AblationRun();
        var caught = 0;
        var results = Protections.All.AsParallel().AsOrdered()
            .WithMergeOptions(ParallelMergeOptions.NotBuffered)
            .WithDegreeOfParallelism(2)
            .Select(run.Run);
        foreach (var result in results)
        {
            caught += result.Seed is null ? 0 : 1;
            output.WriteLine(FormattableString.Invariant(
                $"{(result.Seed is null ? "UNSEEN" : "caught"),-7} {result.Elapsed.TotalSeconds,5:F1} s  seed {result.Seed,3}  {result.Protection.Name} ({result.Protection.Race}){(result.Seed == result.Protection.Seed ? string.Empty : $"; the table says seed {result.Protection.Seed}")}"));
        }

        output.WriteLine($"{caught} of {Protections.All.Count} caught, each within {AblationRun.Limit.TotalSeconds:F0} s");
        return caught == Protections.All.Count;
    }
}

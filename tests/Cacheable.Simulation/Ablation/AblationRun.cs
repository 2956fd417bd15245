using System.Diagnostics;

namespace Cacheable.Simulation.Ablation;

/// <summary>Takes a protection out and plays seeds until one finds a violation.</summary>
internal sealed class AblationRun
{
    /// <summary>How long a violation may take to be found.</summary>
    public static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    private readonly IReadOnlyList<CompilerArguments> _projects = CompilerArguments.Load();

    public AblationResult Run(Protection protection)
    {
        var watch = Stopwatch.StartNew();
        var project = _projects.SingleOrDefault(project => project.Has(protection))
            ?? throw new InvalidOperationException($"'{protection.Name}': there is no {protection.File}.");
        var engine = new MutatedEngine(project.Name, project.Compile(protection));
        try
        {
            foreach (var seed in Seeds(protection).TakeWhile(_ => watch.Elapsed < Limit))
            {
                if (engine.Play(seed) is { } what)
                {
                    return new AblationResult(protection, seed, what, watch.Elapsed);
                }
            }

            return new AblationResult(protection, Seed: null, What: null, watch.Elapsed);
        }
        finally
        {
            engine.Unload();
        }
    }

    private static IEnumerable<long> Seeds(Protection protection)
    {
        yield return protection.Seed;
        for (var seed = 1L; ; seed++)
        {
            yield return seed;
        }
    }
}

using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Cacheable.Simulation.Ablation;
using Cacheable.Simulation.Episodes;
using Cacheable.Simulation.Payloads;

namespace Cacheable.Simulation;

/// <summary>The command line.</summary>
internal sealed record Arguments
{
    private const string Usage = "Say --reads N, --seed N, --payloads N or --ablations; with --reads and --payloads also --from SEED; with any --check.";

    /// <summary>How many reads to judge.</summary>
    public long Reads { get; init; } = 20_000_000;

    /// <summary>The seed of the first episode.</summary>
    public long From { get; init; } = 1;

    /// <summary>One seed to replay and to tell.</summary>
    public long? Seed { get; init; }

    /// <summary>How many mutated payloads to read.</summary>
    public long? Payloads { get; init; }

    /// <summary>Whether to take the protections out, one at a time.</summary>
    public bool Ablations { get; init; }

    /// <summary>Whether a missed promise makes the exit code 1.</summary>
    public bool Check { get; init; }

    public static bool TryParse(IEnumerable<string> words, [NotNullWhen(true)] out Arguments? arguments, [NotNullWhen(false)] out string? mistake)
    {
        (arguments, mistake) = (new Arguments(), null);
        var rest = new Queue<string>(words);
        while (rest.TryDequeue(out var word))
        {
            long number = 0;
            if (word is "--reads" or "--seed" or "--from" or "--payloads" && !(rest.TryDequeue(out var text) && long.TryParse(text, CultureInfo.InvariantCulture, out number) && number > 0))
            {
                mistake = $"{word} needs a number above zero. {Usage}";
                arguments = null;
                return false;
            }

            switch (word)
            {
                case "--reads":
                    arguments = arguments with { Reads = number };
                    break;
                case "--from":
                    arguments = arguments with { From = number };
                    break;
                case "--seed":
                    arguments = arguments with { Seed = number };
                    break;
                case "--payloads":
                    arguments = arguments with { Payloads = number };
                    break;
                case "--ablations":
                    arguments = arguments with { Ablations = true };
                    break;
                case "--check":
                    arguments = arguments with { Check = true };
                    break;
                default:
                    mistake = $"{word} is not understood. {Usage}";
                    arguments = null;
                    return false;
            }
        }

        return true;
    }

    /// <summary>Does what was asked for. The exit code.</summary>
    public int Run()
    {
        var holds = Ablations ? AblationReport.Write(Console.Out)
            : Payloads is { } mutations ? new PayloadFuzz(From, mutations).Write(Console.Out)
            : Seed is { } seed ? Replay.Write(seed, Console.Out)
            : new Campaign(From, Reads).Write(Console.Out);
        return holds || !Check ? 0 : 1;
    }
}

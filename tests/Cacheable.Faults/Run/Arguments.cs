using System.Globalization;
using Cacheable.Faults.Oracle;

namespace Cacheable.Faults.Run;

/// <summary>What stands on the command line.</summary>
internal sealed record Arguments
{
    public const string Usage = """
        --short | --long                  faults on a real Redis; --seed N, --instances N (2 to 4), --lease MS
        --cluster                         moving slots and failing nodes of a Redis Cluster; --brief for as much of it as --short has
        --garnet                          the network's faults on an embedded Garnet
        --write-behind                    queued writes while workers and Redis are killed; --short for CI's form, --unguarded to see what a sink does that compares nothing
        --l1-staleness --cuts N           how long L1 is stale after a lost message, each way once and N cuts at least; --lease MS
        --check                           exit code 1 when a promise is not kept
        --verbose                         tells every injection
        """;

    /// <summary>What to run.</summary>
    public string Mode { get; init; } = string.Empty;

    public bool Check { get; init; }

    public bool IsVerbose { get; init; }

    public bool IsBrief { get; init; }

    /// <summary>Whether the sink of queued writes takes whatever comes.</summary>
    public bool IsUnguarded { get; init; }

    public int Seed { get; init; } = 1;

    public int Instances { get; init; } = 3;

    public int Cuts { get; init; } = 300;

    /// <summary>The L1 lease in milliseconds; each mode has its own default.</summary>
    public int? Lease { get; init; }

    /// <exception cref="ArgumentException">A word is unknown or lacks its number.</exception>
    public static Arguments Parse(IEnumerable<string> words)
    {
        var arguments = new Arguments();
        var rest = new Queue<string>(words);
        while (rest.TryDequeue(out var word))
        {
            arguments = word switch
            {
                "--write-behind" => arguments with { Mode = word, IsBrief = arguments.IsBrief || arguments.Mode == "--short" },
                "--short" when arguments.Mode == "--write-behind" => arguments with { IsBrief = true },
                "--long" when arguments.Mode == "--write-behind" => arguments,
                "--unguarded" => arguments with { IsUnguarded = true },
                "--short" or "--long" or "--cluster" or "--garnet" or "--l1-staleness" => arguments with { Mode = word },
                "--check" => arguments with { Check = true },
                "--brief" => arguments with { IsBrief = true },
                "--verbose" => arguments with { IsVerbose = true },
                "--seed" => arguments with { Seed = Number(word, rest, 0, int.MaxValue) },
                "--instances" => arguments with { Instances = Number(word, rest, 2, OracleMap.MaxInstances) },
                "--cuts" => arguments with { Cuts = Number(word, rest, 1, 1_000_000) },
                "--lease" => arguments with { Lease = Number(word, rest, 50, 60_000) },
                _ => throw new ArgumentException($"'{word}' is not understood."),
            };
        }

        return arguments.Mode.Length > 0 ? arguments : throw new ArgumentException("What is to be run?");
    }

    public RunOptions ToRunOptions(int defaultLease) => new(Check, Seed, Instances, TimeSpan.FromMilliseconds(Lease ?? defaultLease), IsVerbose);

    private static int Number(string word, Queue<string> rest, int least, int most) =>
        rest.TryDequeue(out var text) && int.TryParse(text, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most
            ? number
            : throw new ArgumentException($"{word} takes a number from {least} to {most}.");
}

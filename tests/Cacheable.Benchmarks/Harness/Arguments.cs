using System.Globalization;

namespace Cacheable.Benchmarks.Harness;

/// <summary>What stands after the figure's name on the command line.</summary>
/// <param name="Check">Whether a missed promise makes the exit code 1.</param>
/// <param name="Rounds">How many interleaved rounds; odd, so that a median is one of them.</param>
/// <param name="JsonFile">Where the figures are also written.</param>
/// <param name="SvgFile">Where the figure is also drawn, by those that can be.</param>
/// <param name="Markdown">Whether a table is printed as it stands in the documentation.</param>
internal sealed record Arguments(bool Check, int Rounds, string? JsonFile, string? SvgFile, bool Markdown)
{
    private const int DefaultRounds = 31;

    public static Arguments Parse(IEnumerable<string> words)
    {
        var arguments = new Arguments(Check: false, DefaultRounds, JsonFile: null, SvgFile: null, Markdown: false);
        var rest = new Queue<string>(words);
        while (rest.TryDequeue(out var word))
        {
            arguments = word switch
            {
                "--check" => arguments with { Check = true },
                "--rounds" when rest.TryDequeue(out var rounds) => arguments with { Rounds = int.Parse(rounds, CultureInfo.InvariantCulture) | 1 },
                "--json" when rest.TryDequeue(out var file) => arguments with { JsonFile = file },
                "--svg" when rest.TryDequeue(out var svg) => arguments with { SvgFile = svg },
                "--markdown" => arguments with { Markdown = true },
                _ => throw new ArgumentException($"'{word}' is not understood or lacks its value: --check, --rounds N, --json FILE, --svg FILE, --markdown."),
            };
        }

        return arguments;
    }
}

using System.Globalization;
using Cacheable.Model.Configurations;

namespace Cacheable.Model.Reporting;

/// <summary>What the command line asks for.</summary>
/// <param name="Setups">The configurations to explore.</param>
/// <param name="MostStates">The bound of each.</param>
/// <param name="AtLeast">With <c>--check</c>: how many states all of them together must have; zero, no check.</param>
/// <param name="Threads">How many threads.</param>
/// <param name="Trace">Whether a counterexample is printed.</param>
internal sealed record Options(IReadOnlyList<Setup> Setups, long MostStates, long AtLeast, int Threads, bool Trace)
{
    private const string Usage = "Say --full, --config a,b, --without A,B, --set Bound=2, --states N, --threads N, --check or --no-trace.";

    /// <exception cref="ArgumentException">A word is not understood, or what belongs to it is missing or not known.</exception>
    /// <exception cref="FormatException">A number is none.</exception>
    public static Options Parse(IEnumerable<string> words)
    {
        var setups = Catalog.Short;
        var changes = new List<string>();
        long atLeast = 10_000_000;
        var without = Protections.None;
        var (most, threads, check, trace) = (long.MaxValue, Environment.ProcessorCount, false, true);
        var rest = new Queue<string>(words);
        while (rest.TryDequeue(out var word))
        {
            switch (word)
            {
                case "--config":
                    setups = [.. Value(word).Split(',').Select(Configuration)];
                    break;
                case "--without":
                    without |= Named(Value(word));
                    break;
                case "--states":
                    most = long.Parse(Value(word), CultureInfo.InvariantCulture);
                    break;
                case "--threads":
                    threads = int.Parse(Value(word), CultureInfo.InvariantCulture);
                    break;
                case "--set":
                    changes.AddRange(Value(word).Split(','));
                    break;
                case "--full":
                    setups = [.. Catalog.Short, .. Catalog.Long];
                    atLeast = 100_000_000;
                    break;
                case "--check":
                    check = true;
                    break;
                case "--no-trace":
                    trace = false;
                    break;
                default:
                    throw new ArgumentException($"{word} is not understood. {Usage}");
            }
        }

        return new Options([.. setups.Select(setup => changes.Aggregate(setup, Changed).Without(without))], most, check ? atLeast : 0, threads, trace);

        string Value(string word) => rest.TryDequeue(out var value) ? value : throw new ArgumentException($"{word} needs a value. {Usage}");
    }

    private static Setup Configuration(string name) =>
        Catalog.Short.Concat(Catalog.Long).SingleOrDefault(setup => setup.Name == name)
        ?? throw new ArgumentException($"There is no configuration '{name}'.");

    private static Protections Named(string names) => names.Split(',').Select(Enum.Parse<Protections>).Aggregate((left, right) => left | right);

    private static Setup Changed(Setup setup, string change)
    {
        if (change.Split('=') is not [var bound, var value] || typeof(Setup).GetProperty(bound) is not { CanWrite: true } property)
        {
            throw new ArgumentException($"'{change}' is no bound and its value, as Writes=2 is.");
        }

        var changed = setup with { };
        property.SetValue(changed, Convert.ChangeType(value, property.PropertyType, CultureInfo.InvariantCulture));
        return changed;
    }
}

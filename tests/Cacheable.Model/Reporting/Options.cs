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
    public static Options Parse(string[] args)
    {
        var setups = Catalog.Short;
        long atLeast = 10_000_000;
        var without = Protections.None;
        var (most, threads, check, trace) = (long.MaxValue, Environment.ProcessorCount, false, true);
        for (var at = 0; at < args.Length; at++)
        {
            switch (args[at])
            {
                case "--config":
                    var names = args[++at].Split(',');
                    setups = [.. names.Select(name => Catalog.Short.Concat(Catalog.Long).Single(setup => setup.Name == name))];
                    break;
                case "--without":
                    without |= Named(args[++at]);
                    break;
                case "--states":
                    most = long.Parse(args[++at], CultureInfo.InvariantCulture);
                    break;
                case "--threads":
                    threads = int.Parse(args[++at], CultureInfo.InvariantCulture);
                    break;
                case "--set":
                    foreach (var change in args[++at].Split(','))
                    {
                        setups = [.. setups.Select(setup => Changed(setup, change.Split('=')))];
                    }

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
                    throw new ArgumentException($"unknown argument {args[at]}");
            }
        }

        return new Options([.. setups.Select(setup => setup.Without(without))], most, check ? atLeast : 0, threads, trace);
    }

    private static Protections Named(string names) => names.Split(',').Select(Enum.Parse<Protections>).Aggregate((left, right) => left | right);

    private static Setup Changed(Setup setup, string[] change)
    {
        var changed = setup with { };
        var property = typeof(Setup).GetProperty(change[0])!;
        property.SetValue(changed, Convert.ChangeType(change[1], property.PropertyType, CultureInfo.InvariantCulture));
        return changed;
    }
}

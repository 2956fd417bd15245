using Cacheable.Model.Properties;
using Cacheable.Model.Search;

namespace Cacheable.Model.Reporting;

/// <summary>Runs what was asked for and prints a line for each configuration.</summary>
internal static class Report
{
    public static int Run(Options options)
    {
        var (states, violations) = (0L, 0);
        Console.WriteLine($"{"configuration",-14}{"states",14}{"transitions",15}{"depth",7}{"seconds",9}  result");
        foreach (var setup in options.Setups)
        {
            var found = new Explorer(setup, options.MostStates, options.Threads).Run();
            states += found.States;
            var result = found.Broken != Guarantee.None ? $"BROKEN {found.Broken}" : found.IsExhausted ? "exhausted" : "bounded by states";
            Console.WriteLine($"{setup.Name,-14}{found.States,14:N0}{found.Transitions,15:N0}{found.Depth,7}{found.Elapsed.TotalSeconds,9:F1}  {result}");
            Console.WriteLine($"{string.Empty,14}{setup.About}: {setup.Bounds()}");
            if (found.Broken != Guarantee.None)
            {
                violations++;
                if (options.Trace)
                {
                    foreach (var line in TraceText.Lines(new TraceFinder(setup).Find()))
                    {
                        Console.WriteLine(line);
                    }
                }
            }
        }

        Console.WriteLine($"{states:N0} states, {violations} violations");
        if (states < options.AtLeast)
        {
            Console.WriteLine($"fewer than {options.AtLeast:N0} states");
        }

        return violations == 0 && states >= options.AtLeast ? 0 : 1;
    }
}

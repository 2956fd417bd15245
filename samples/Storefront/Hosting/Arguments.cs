using System.Globalization;
using System.Net;

namespace Storefront.Hosting;

/// <summary>Reads the command line.</summary>
public static class Arguments
{
    public const string Help = """
        Storefront: a web shop whose services are cached by attributes alone.

        Usage: dotnet run --project samples/Storefront [-- options]

          (no option)         Serves the shop on a loopback URL until Ctrl+C.
          --demo              Drives load without and with the cache, prints what it measured, and exits:
                              0, or 1 when a read was stale or a request failed.

          --redis HOST:PORT   Uses this Redis; without it, a Garnet embedded in the process.
          --no-cache          Serves the shop without its cache, to compare by eye.
          --port N            Serves on this port (5080; 0 for a free one).
          --products N        The size of the shop (100000; users and orders follow).
          --seconds N         How long each half of the demo is measured (8).
          --clients N         How many shoppers the demo has (16).
          --skew S            How skewed the load is: the exponent of Zipf's law (1.2; 0 draws uniformly).
          --seed N            The seed of the demo's load (1).
          --json FILE         Also writes the demo's figures to a file.
          --help              Shows this text.
        """;

    /// <exception cref="FormatException">An argument is unknown, lacks its value or has one that does not fit. The message says which.</exception>
    public static RunOptions Parse(IReadOnlyList<string> args)
    {
        var options = new RunOptions();
        for (var index = 0; index < args.Count; index++)
        {
            var name = args[index];
            options = name switch
            {
                "--help" or "-h" => options with { Help = true },
                "--demo" => options with { Demo = true },
                "--no-cache" => options with { NoCache = true },
                "--redis" => options with { Redis = Endpoint(Value()) },
                "--json" => options with { JsonPath = WritablePath(Value()) },
                "--port" => options with { Port = Number(0, 65_535) },
                "--products" => options with { Products = Number(200, 1_000_000) },
                "--seconds" => options with { Seconds = Number(1, 3_600) },
                "--clients" => options with { Clients = Number(1, 1_000) },
                "--skew" => options with { Skew = Exponent(Value()) },
                "--seed" => options with { Seed = Number(int.MinValue, int.MaxValue) },
                _ => throw new FormatException($"Unknown option '{name}'."),
            };

            string Value() =>
                ++index < args.Count && !args[index].StartsWith("--", StringComparison.Ordinal)
                    ? args[index]
                    : throw new FormatException($"{name} needs a value.");

            int Number(int least, int most) =>
                int.TryParse(Value(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most
                    ? number
                    : throw new FormatException($"{name} needs a whole number from {least} to {most}, not '{args[index]}'.");
        }

        return options;
    }

    private static double Exponent(string text) =>
        double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var exponent) && exponent is >= 0 and <= 3
            ? exponent
            : throw new FormatException($"--skew needs a number from 0 to 3, not '{text}'.");

    private static string Endpoint(string text)
    {
        var colon = text.LastIndexOf(':');
        return colon > 0 && int.TryParse(text.AsSpan(colon + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var port)
            && port is > 0 and <= IPEndPoint.MaxPort
            ? text
            : throw new FormatException($"--redis needs HOST:PORT, as in localhost:6379, not '{text}'.");
    }

    // Asked now, because the end of a long measurement is a poor moment to learn it.
    private static string WritablePath(string text) =>
        Directory.Exists(Path.GetDirectoryName(Path.GetFullPath(text))) && !Directory.Exists(text)
            ? text
            : throw new FormatException($"--json needs a file in a folder that exists, not '{text}'.");
}

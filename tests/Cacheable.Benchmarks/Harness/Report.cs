using System.Globalization;
using System.Text.Json;

namespace Cacheable.Benchmarks.Harness;

/// <summary>Prints a figure and its promises, writes them as JSON where asked, and answers the exit code.</summary>
internal sealed record Report(string Figure, IReadOnlyList<string> Columns, IReadOnlyList<Row> Rows, IReadOnlyList<Promise> Promises)
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    public int Finish(Arguments arguments)
    {
        Print();
        if (arguments.JsonFile is { } file)
        {
            File.WriteAllText(file, JsonSerializer.Serialize(this, Indented));
        }

        return arguments.Check && Promises.Any(promise => !promise.Kept) ? 1 : 0;
    }

    private void Print()
    {
        var width = Rows.Max(row => row.Name.Length);
        Console.WriteLine($"{Figure.PadRight(width)}{string.Concat(Columns.Select(column => column.PadLeft(16)))}");
        foreach (var row in Rows)
        {
            Console.WriteLine($"{row.Name.PadRight(width)}{string.Concat(row.Values.Select(value => Number(value).PadLeft(16)))}");
        }

        Console.WriteLine();
        foreach (var promise in Promises)
        {
            Console.WriteLine($"{(promise.Kept ? "kept  " : "MISSED")} {promise.What}: {Number(promise.Measured)} (at most {Number(promise.Limit)}) {promise.Unit}");
        }
    }

    private static string Number(double? value) => value?.ToString("#,0.0#", CultureInfo.InvariantCulture) ?? string.Empty;
}

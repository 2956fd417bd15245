using System.Globalization;
using Spectre.Console;

namespace Storefront.Demo;

/// <summary>The one table that the demo prints.</summary>
internal static class DemoTable
{
    private const string None = "–";

    public static void Print(IAnsiConsole console, DemoFigures figures)
    {
        var (without, with) = (figures.Without, figures.With);
        var table = new Table()
            .Border(TableBorder.Rounded)
            .Title(Invariant($"{figures.Products:N0} products, {figures.OrderLines:N0} order lines · {figures.Instances} instances · {figures.Clients} shoppers · Zipf {figures.Skew} · 95 % reads"))
            .AddColumn("Measured at the client")
            .AddColumn(new TableColumn("Without cache").RightAligned())
            .AddColumn(new TableColumn("[bold]With Cacheable[/]").RightAligned())
            .AddColumn(new TableColumn("Change").RightAligned());

        Add("Requests", half => Count(half.Requests));
        Add("Throughput", half => Invariant($"{half.RequestsPerSecond:N0}/s"), Times(with.RequestsPerSecond, without.RequestsPerSecond));
        Add("Median latency", half => Milliseconds(half.MedianMilliseconds), Change(without.MedianMilliseconds, with.MedianMilliseconds));
        Add("P99 latency", half => Milliseconds(half.P99Milliseconds), Change(without.P99Milliseconds, with.P99Milliseconds));
        table.AddEmptyRow();
        Add("Database loads", half => Count(half.DatabaseLoads));
        Add(
            "  per 1,000 requests",
            half => Invariant($"{half.DatabaseLoadsPerThousandRequests:N0}"),
            Change(without.DatabaseLoadsPerThousandRequests, with.DatabaseLoadsPerThousandRequests));
        Add("L1 hit ratio", half => half.Cache is { } cache ? Percent(cache.L1HitRatio) : None);
        Add("L2 hit ratio, of what L1 missed", half => half.Cache is { } cache ? Percent(cache.L2HitRatio) : None);
        Add("Redis round trips", half => half.Cache is { } cache ? Count(cache.RedisRoundTrips) : None);
        Add("  per 1,000 requests", half => half.RedisRoundTripsPerThousandRequests is { } trips ? Invariant($"{trips:N0}") : None);
        table.AddEmptyRow();
        Add("Carts saved by write-behind", half => half.Queue is { } queue ? Count(queue.Saved) : None);
        Add("  rows flushed to the database", half => half.Queue is { } queue ? Count(queue.Flushed) : None, with.Queue is { Flushed: > 0 } queued ? Invariant($"÷ {queued.SavedPerFlush:N1}") : string.Empty);
        Add("  told to a shopper and not in the database", half => Verdict(half.MissingCarts));
        table.AddEmptyRow();
        Add("Versions checked", half => Count(half.Staleness.CheckedReads));
        Add("Staleness violations", half => Verdict(half.Staleness.Violations));
        Add("  seen while the message to the other instance travelled", half => Count(half.Staleness.CrossInstance));
        Add("  the oldest of them", half => half.Staleness.CrossInstance == 0 ? None : Milliseconds(half.Staleness.OldestCrossInstanceMilliseconds));
        Add("Failed requests", half => Verdict(half.Errors));
        console.Write(table);

        void Add(string name, Func<HalfFigures, string> value, string change = "") => table.AddRow(name, value(without), value(with), change);
    }

    private static string Count(long count) => Invariant($"{count:N0}");

    private static string Milliseconds(double value) => Invariant($"{value:N2} ms");

    private static string Percent(double ratio) => Invariant($"{ratio * 100:N1} %");

    private static string Times(double after, double before) => before > 0 ? Invariant($"× {after / before:N1}") : string.Empty;

    private static string Change(double before, double after) => before > 0 ? Invariant($"{(after - before) / before * 100:+0.0;−0.0} %") : string.Empty;

    private static string Verdict(long count) => count == 0 ? "[green]0[/]" : Invariant($"[red]{count:N0}[/]");

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}

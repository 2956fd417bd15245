using System.Text.Json;
using Storefront.Demo;
using Storefront.Hosting;

namespace Cacheable.Storefront.Tests.Demo;

public sealed class DemoTests : IDisposable
{
    private readonly string _json = Path.Combine(Path.GetTempPath(), $"storefront-{Guid.NewGuid():N}.json");

    public void Dispose() => File.Delete(_json);

    [Fact]
    public async Task A_short_demo_finds_nothing_stale_and_writes_its_figures()
    {
        await using var output = new StringWriter();
        var options = new RunOptions { Demo = true, Products = 1000, Seconds = 1, Clients = 4, JsonPath = _json };

        var code = await DemoCommand.RunAsync(options, output, plain: true);

        Assert.True(code == 0, output.ToString());
        using var figures = JsonDocument.Parse(await File.ReadAllBytesAsync(_json, TestContext.Current.CancellationToken));
        var (without, with) = (figures.RootElement.GetProperty("without"), figures.RootElement.GetProperty("with"));
        Assert.True(with.GetProperty("staleness").GetProperty("checkedReads").GetInt64() > 0);
        Assert.Equal(0, with.GetProperty("staleness").GetProperty("violations").GetInt64());
        Assert.Equal(JsonValueKind.Null, without.GetProperty("cache").ValueKind);
        Assert.True(with.GetProperty("cache").GetProperty("l1Hits").GetInt64() > 0);
        Assert.True(with.GetProperty("cache").GetProperty("l2Hits").GetInt64() > 0);
        Assert.True(with.GetProperty("cache").GetProperty("redisRoundTrips").GetInt64() > 0);
        var (saved, flushed) = (with.GetProperty("queue").GetProperty("saved").GetInt64(), with.GetProperty("queue").GetProperty("flushed").GetInt64());
        Assert.InRange(flushed, Math.Min(saved, 1), saved);
        Assert.Equal(0, with.GetProperty("missingCarts").GetInt64());
        Assert.True(
            with.GetProperty("databaseLoadsPerThousandRequests").GetDouble() < without.GetProperty("databaseLoadsPerThousandRequests").GetDouble());
    }

    [Fact]
    public async Task The_table_names_what_was_measured()
    {
        await using var output = new StringWriter();
        var options = new RunOptions { Demo = true, Products = 200, Seconds = 1, Clients = 2 };

        await DemoCommand.RunAsync(options, output, plain: true);

        foreach (var row in (string[])["Database loads", "Median latency", "P99 latency", "L1 hit ratio", "L2 hit ratio", "Redis round trips", "Carts saved", "rows flushed", "Staleness violations"])
            Assert.Contains(row, output.ToString(), StringComparison.Ordinal);
    }
}

using Cacheable.Faults.Workload;

namespace Cacheable.Faults.Tests.Workload;

public sealed class ZipfTests
{
    [Fact]
    public void Every_draw_is_a_number_below_the_count()
    {
        var zipf = new Zipf(10, 0.9);

        Assert.Equal(0, zipf.At(0));
        Assert.Equal(9, zipf.At(0.999999999));
        Assert.Equal(9, zipf.At(1));
    }

    [Fact]
    public void The_first_is_drawn_most_often()
    {
        var zipf = new Zipf(100, 1);
        var draws = Enumerable.Range(0, 1000).Select(draw => zipf.At(draw / 1000.0)).CountBy(static number => number).ToDictionary();

        Assert.Equal(draws[0], draws.Values.Max());
        Assert.InRange(draws[0] / (double)draws[1], 1.8, 2.2);
    }
}

using Storefront.Data.Seeding;
using Storefront.Demo;

namespace Cacheable.Storefront.Tests.Demo;

public sealed class LoadPlanTests
{
    private const int Sample = 50_000;

    [Fact]
    public void Equal_seeds_plan_equal_loads()
    {
        Assert.Equal(Plan(seed: 3), Plan(seed: 3));
        Assert.NotEqual(Plan(seed: 3), Plan(seed: 4));
    }

    [Fact]
    public void Five_requests_in_a_hundred_write()
    {
        var writes = Plan(seed: 1).Count(request => request.Form is not null);

        Assert.InRange(writes / (double)Sample, 0.045, 0.055);
    }

    [Fact]
    public void The_load_is_skewed()
    {
        var products = Plan(seed: 1).Where(request => request.Kind == RequestKind.Product).ToList();

        var top = products.Count(request => request.Path == "/products/1");
        var tenth = products.Count(request => request.Path == "/products/10");
        Assert.True(top > 5 * tenth, $"{top} requests for the first product and {tenth} for the tenth.");
    }

    [Fact]
    public void Both_instances_get_their_share()
    {
        var second = Plan(seed: 1).Count(request => request.Instance == 1);

        Assert.InRange(second / (double)Sample, 0.45, 0.55);
    }

    private static List<ShopRequest> Plan(int seed)
    {
        var plan = new LoadPlan(SeedScale.ForProducts(1000), seed, skew: 1.2, instances: 2);
        return [.. Enumerable.Range(0, Sample).Select(index => plan.At(index))];
    }
}

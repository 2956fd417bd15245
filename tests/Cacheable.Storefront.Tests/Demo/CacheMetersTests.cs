using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;
using Storefront.Demo;

namespace Cacheable.Storefront.Tests.Demo;

public sealed class CacheMetersTests
{
    [Fact]
    public void Another_cache_of_the_process_is_not_counted()
    {
        using var ours = new ServiceCollection().AddMetrics().BuildServiceProvider();
        using var theirs = new ServiceCollection().AddMetrics().BuildServiceProvider();
        Queue(ours, 2);
        Queue(theirs, 3);
        using var meters = new CacheMeters(meter => ReferenceEquals(meter.Scope, ours.GetRequiredService<IMeterFactory>()));

        Assert.Equal(2, meters.ReadQueue().Saved);
    }

    private static void Queue(ServiceProvider services, long writes) => services.GetRequiredService<IMeterFactory>().Create("Cacheable")
        .CreateObservableCounter("cacheable.writes", () => new Measurement<long>(writes, new KeyValuePair<string, object?>("outcome", "queued")));
}

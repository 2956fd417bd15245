using Microsoft.Extensions.DependencyInjection;

namespace Cacheable.Tests.Allocations;

public sealed class HitAllocationTests
{
    private const int Operations = 10_000;

    [Fact]
    public Task A_hit_of_a_value_task_allocates_nothing() => AssertHitsAllocateNothingAsync(static quotes => IsThere(quotes.GetAsync(7)));

    [Fact]
    public Task A_hit_of_a_task_allocates_nothing() => AssertHitsAllocateNothingAsync(static quotes => quotes.GetTaskAsync(7).IsCompletedSuccessfully);

    [Fact]
    public Task A_hit_by_a_text_and_a_number_allocates_nothing() =>
        AssertHitsAllocateNothingAsync(static quotes => quotes.GetOfAuthorAsync("Ada", 7).IsCompletedSuccessfully);

    [Fact]
    public Task A_hit_of_an_entry_with_tags_allocates_nothing() =>
        AssertHitsAllocateNothingAsync(static quotes => quotes.GetTaggedAsync(7, "Ada", new DateOnly(2026, 11, 22)).IsCompletedSuccessfully);

    [Fact]
    public Task A_hit_of_a_value_type_allocates_nothing() =>
        AssertHitsAllocateNothingAsync(static quotes => IsThere(quotes.GetLengthAsync(7)));

    [Fact]
    public Task A_hit_of_an_absence_allocates_nothing() =>
        AssertHitsAllocateNothingAsync(static quotes => quotes.FindAsync(7).IsCompletedSuccessfully);

    [Fact]
    public Task A_hit_of_a_synchronous_method_allocates_nothing() => AssertHitsAllocateNothingAsync(static quotes => quotes.Get(7) is not null);

    [Fact]
    public void Without_the_cache_the_same_measurement_sees_what_the_source_allocates() =>
        Assert.NotEqual(0, BytesPerRun(new Quotes(), static quotes => quotes.GetTaskAsync(7).IsCompletedSuccessfully));

    private static bool IsThere<T>(ValueTask<T> task) => task.IsCompletedSuccessfully;

    private static async Task AssertHitsAllocateNothingAsync(Func<IQuotes, bool> hit)
    {
        var source = new Quotes();
        await using var services = new ServiceCollection()
            .AddSingleton<IQuotes>(source)
            .AddCacheable()
            .BuildServiceProvider();
        var quotes = services.GetRequiredService<IQuotes>();
        hit(quotes);
        await services.GetRequiredService<ICache>().InvalidateAsync("something:else");

        Assert.Equal(0, BytesPerRun(quotes, hit));
        Assert.Equal(1, source.Loads);
    }

    /// <remarks>The least of several runs: the runtime may compile a better version meanwhile, on this thread, which is not the cache's doing.</remarks>
    private static long BytesPerRun(IQuotes quotes, Func<IQuotes, bool> hit)
    {
        var least = long.MaxValue;
        for (var run = 0; run < 5; run++)
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            for (var operation = 0; operation < Operations; operation++)
            {
                if (!hit(quotes))
                {
                    return long.MaxValue;
                }
            }

            least = Math.Min(least, GC.GetAllocatedBytesForCurrentThread() - before);
        }

        return least;
    }
}

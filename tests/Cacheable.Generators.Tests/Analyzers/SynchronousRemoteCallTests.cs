using Cacheable.Generators.Tests.Analyzers.Harness;

namespace Cacheable.Generators.Tests.Analyzers;

public class SynchronousRemoteCallTests
{
    [Fact]
    public async Task A_thread_that_waits_for_the_network_is_told_of()
    {
        var message = await Review.MessageAsync("""
            public interface IRates
            {
                [Cached("rate:<currency>", Ttl = "1h", Negative = "15s")]
                decimal? {|CACHE0209:GetRate|}(string currency);
            }
            """);

        Assert.Equal(
            "'IRates.GetRate' is synchronous and looks in L2, so that its caller's thread is blocked while the network answers; "
            + "return 'Task<decimal?>', or write 'Tiers = CacheTiers.L1'",
            message);
    }

    [Fact]
    public Task L2_alone_waits_too() => Review.ExpectAsync("""
        public interface IRates
        {
            [Cached("rate:<currency>", Ttl = "1h", Tiers = CacheTiers.L2)]
            decimal {|CACHE0209:GetRate|}(string currency);

            [Cached("name:<T>", Ttl = "1h", Tiers = CacheTiers.All)]
            T {|CACHE0209:GetName|}<T>();
        }
        """);

    [Fact]
    public Task Who_waits_without_a_thread_or_not_at_all_is_left_alone() => Review.ExpectNothingAsync("""
        public interface IRates
        {
            [Cached("rate:<currency>", Ttl = "1h")]
            Task<decimal> GetRateAsync(string currency);

            [Cached("rate:<currency>:now", Ttl = "1h")]
            ValueTask<decimal> GetNowAsync(string currency);

            [Cached("digits:<currency>", Ttl = "1h", Tiers = CacheTiers.L1)]
            int GetDigits(string currency);

            [InvalidatesCache("rate:<currency>:*")]
            bool SetRate(string currency, decimal rate);

            decimal GetUncached(string currency);
        }
        """);

    [Fact]
    public Task A_method_that_is_wrong_in_another_way_has_one_finding() => Review.ExpectAsync("""
        public interface IRates
        {
            [{|CACHE0301:Cached("rate:<currency>")|}]
            decimal GetRate(string currency);
        }
        """);
}

using Cacheable.Generators.Tests.Analyzers.Harness;

namespace Cacheable.Generators.Tests.Analyzers;

public class UncacheableParameterTests
{
    [Fact]
    public async Task An_out_parameter_is_refused()
    {
        var message = await Review.MessageAsync("""
            public interface IRateService
            {
                [Cached("rate:<currency>", Ttl = "1h")]
                bool TryGetRate(string currency, [NotInKey] out decimal {|CACHE0202:rate|});
            }
            """);

        Assert.Equal(
            "Parameter 'rate' of 'IRateService.TryGetRate' is an 'out' parameter, which cannot be carried to a call that is made later; "
            + "return its value, or remove the attribute",
            message);
    }

    [Fact]
    public Task References_and_ref_structs_are_refused() => Review.ExpectAsync("""
        public interface IRateService
        {
            [Cached("rate:ref", Ttl = "1h")]
            decimal ByRef([NotInKey] ref int {|CACHE0202:id|});

            [Cached("rate:in", Ttl = "1h")]
            decimal ByIn([NotInKey] in int {|CACHE0202:id|});

            [Cached("rate:span", Ttl = "1h")]
            decimal BySpan([NotInKey] ReadOnlySpan<char> {|CACHE0202:currency|});
        }
        """);

    [Fact]
    public Task So_are_those_of_an_invalidating_call() => Review.ExpectAsync("""
        public interface IRateService
        {
            [Cached("rate:<currency>", Ttl = "1h")]
            Task<decimal> GetRateAsync(string currency);

            [InvalidatesCache("rate:<currency>")]
            bool TrySetRate(string currency, ref decimal {|CACHE0202:rate|});
        }
        """);

    [Fact]
    public Task A_method_that_is_not_annotated_takes_what_it_likes() => Review.ExpectNothingAsync("""
        public interface IRateService
        {
            [Cached("rate:<currency>", Ttl = "1h")]
            Task<decimal> GetRateAsync(string currency);

            bool TryGetRate(ReadOnlySpan<char> currency, out decimal rate);
        }
        """);
}

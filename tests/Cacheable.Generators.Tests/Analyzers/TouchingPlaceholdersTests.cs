using Cacheable.Generators.Tests.Analyzers.Harness;

namespace Cacheable.Generators.Tests.Analyzers;

public class TouchingPlaceholdersTests
{
    [Fact]
    public async Task Two_placeholders_with_nothing_between_them_are_ambiguous()
    {
        var message = await Review.MessageAsync("""
            public interface IPriceService
            {
                [Cached("price:{|CACHE0107:<shop><article>|}", Ttl = "10m")]
                Task<decimal> GetPriceAsync(int shop, int article);
            }
            """);

        Assert.Equal(
            "'<shop><article>' in the template of 'IPriceService.GetPriceAsync' does not tell where the first value ends, "
            + "so that different values make one text; write '<shop>:<article>'",
            message);
    }

    [Fact]
    public Task A_text_that_a_value_may_contain_separates_nothing() => Review.ExpectAsync("""
        public interface IPriceService
        {
            [Cached("price:{|CACHE0107:<shop>-<article>|}", Ttl = "10m")]
            Task<decimal> GetPriceAsync(string shop, string article);

            [InvalidatesCache("price:{|CACHE0107:{shop}{article}|}")]
            Task SetPriceAsync(int shop, int article);
        }
        """);

    [Fact]
    public Task A_separator_or_a_text_that_ends_by_itself_tells_them_apart() => Review.ExpectNothingAsync("""
        public interface IPriceService
        {
            [Cached("price:<shop>:<article>", Ttl = "10m")]
            Task<decimal> GetPriceAsync(string shop, string article);

            [Cached("stock:<shop>x<article>", Ttl = "10m")]
            Task<decimal> GetStockAsync(int shop, int article);
        }
        """);
}

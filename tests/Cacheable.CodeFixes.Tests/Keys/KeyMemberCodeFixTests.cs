using Cacheable.CodeFixes.Tests.Harness;

namespace Cacheable.CodeFixes.Tests.Keys;

public class KeyMemberCodeFixTests
{
    [Fact]
    public Task The_id_stands_in_the_place_of_the_value() => FixReview.AppliesAsync(
        "CACHE0104",
        "Key by 'order.Id'",
        """
        public interface IShipping
        {
            [Cached("quote:<order>:<country>", Ttl = "5m")]
            Task<decimal> GetQuoteAsync(Order order, string country);
        }

        public sealed record Order(string Code, int Id);
        """,
        """
        public interface IShipping
        {
            [Cached("quote:<order.Id>:<country>", Ttl = "5m")]
            Task<decimal> GetQuoteAsync(Order order, string country);
        }

        public sealed record Order(string Code, int Id);
        """);

    [Fact]
    public Task Every_key_gets_the_member_of_that_name() => FixReview.AppliesToAllAsync(
        "CACHE0104",
        "Key by 'order.Code'",
        """
        public interface IShipping
        {
            [Cached("quote:<order>", Ttl = "5m", Tags = ["of-{order.Address}"])]
            Task<decimal> GetQuoteAsync(Order order);

            [InvalidatesCache("quote:<order>")]
            Task ChangeAsync(Order order);
        }

        public sealed record Order(string Code, Address Address);

        public sealed record Address(string Code);
        """,
        """
        public interface IShipping
        {
            [Cached("quote:<order.Code>", Ttl = "5m", Tags = ["of-{order.Address.Code}"])]
            Task<decimal> GetQuoteAsync(Order order);

            [InvalidatesCache("quote:<order.Code>")]
            Task ChangeAsync(Order order);
        }

        public sealed record Order(string Code, Address Address);

        public sealed record Address(string Code);
        """);

    [Theory]
    [InlineData("[Cached(Ttl = \"5m\")]", "[Cached(\"Shop.IShipping.GetQuoteAsync(Shop.Order,string):<order.Number>:<country>\", Ttl = \"5m\")]")]
    [InlineData("[Cached]", "[Cached(\"Shop.IShipping.GetQuoteAsync(Shop.Order,string):<order.Number>:<country>\")]")]
    [InlineData("[Cached()]", "[Cached(\"Shop.IShipping.GetQuoteAsync(Shop.Order,string):<order.Number>:<country>\")]")]
    public Task A_derived_key_is_written_out(string before, string after) => FixReview.AppliesAsync(
        "CACHE0104",
        "Key by 'order.Number'",
        $$"""
        namespace Shop;

        [CacheDefaults(Ttl = "5m")]
        public interface IShipping
        {
            {{before}}
            Task<decimal> GetQuoteAsync(Order order, string country);
        }

        public sealed record Order(string Name, int Number);
        """,
        $$"""
        namespace Shop;

        [CacheDefaults(Ttl = "5m")]
        public interface IShipping
        {
            {{after}}
            Task<decimal> GetQuoteAsync(Order order, string country);
        }

        public sealed record Order(string Name, int Number);
        """);

    [Theory]
    [InlineData("object")]
    [InlineData("Dictionary<string, int>")]
    [InlineData("ReadOnlyMemory<byte>")]
    public Task What_has_no_member_to_key_by_is_left(string type) => FixReview.OffersNothingAsync(
        "CACHE0104",
        $$"""
        public interface IShipping
        {
            [Cached("quote:<order>", Ttl = "5m")]
            Task<decimal> GetQuoteAsync({{type}} order);
        }
        """);
}

using Cacheable.Generators.Tests.Analyzers.Harness;

namespace Cacheable.Generators.Tests.Analyzers;

public class UnstableKeyPartTests
{
    private const string Types =
        """

        public sealed record Address(string Country);

        public sealed class Order
        {
            public int Number { get; set; }
            public Address? Address { get; set; }
            public string Note { set { } }
            private string Secret { get; set; } = "";
            public static int Count => 0;
        }
        """;

    [Theory]
    [InlineData("\"quote:<{|CACHE0104:order|}>\", Ttl = \"5m\"", "Order order", "name a member of it, as in '<order.Number>', or take an id")]
    [InlineData("Ttl = \"5m\"", "Order {|CACHE0104:order|}", "write a key that names members of it, as in '<order.Number>', or take an id")]
    [InlineData("Ttl = \"5m\"", "object {|CACHE0104:order|}", "take a value that has one, such as an id, or mark the parameter [NotInKey]")]
    public async Task What_has_no_text_is_replaced_by_a_member_that_it_has(string cached, string parameter, string remedy)
    {
        var message = await Review.MessageAsync($$"""
            public interface IShippingService
            {
                [Cached({{cached}})]
                Task<decimal> GetQuoteAsync({{parameter}});
            }
            """ + Types);

        Assert.StartsWith("'order' in the template of 'IShippingService.GetQuoteAsync' has no text that a key could hold: ", message, StringComparison.Ordinal);
        Assert.EndsWith(remedy, message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ReadOnlyMemory<byte>")]
    [InlineData("Memory<int>?")]
    [InlineData("System.Buffers.ReadOnlySequence<byte>")]
    [InlineData("Tuple<string, string>")]
    [InlineData("KeyValuePair<string, string>")]
    [InlineData("Dictionary<string, string>")]
    public Task What_writes_two_values_alike_cannot_stand_in_a_key(string type) => Review.ExpectAsync($$"""
        public interface IShippingService
        {
            [Cached(Ttl = "5m")]
            Task<decimal> GetQuoteAsync({{type}} {|CACHE0104:order|});
        }
        """);

    [Fact]
    public Task A_memory_of_characters_is_a_text() => Review.ExpectNothingAsync("""
        public interface IShippingService
        {
            [Cached("quote:<order>", Ttl = "5m")]
            Task<decimal> GetQuoteAsync(ReadOnlyMemory<char> order);
        }
        """);

    [Theory]
    [InlineData("public int Number { get; set; } public string Code { get; set; } = \"\"; public Guid ShopId { get; set; }", "order.ShopId")]
    [InlineData("public bool IsPaid { get; set; } public string Name { get; set; } = \"\"; public string SortKey { get; set; } = \"\";", "order.SortKey")]
    [InlineData("public decimal Total { get; set; } public string Country { get; set; } = \"\"; public int Id;", "order.Id")]
    [InlineData("public bool IsPaid { get; set; } public decimal Total { get; set; } public int Number { get; set; }", "order.Number")]
    public async Task An_id_is_named_before_a_key_a_code_and_the_rest(string members, string named)
    {
        var message = await Review.MessageAsync($$"""
            public interface IShippingService
            {
                [Cached("quote:<{|CACHE0104:order|}>", Ttl = "5m")]
                Task<decimal> GetQuoteAsync(Order order);
            }

            public sealed class Order { {{members}} }
            """);

        Assert.Contains($"as in '<{named}>'", message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task How_many_there_are_is_no_text_of_what_they_are()
    {
        var message = await Review.MessageAsync("""
            public interface IShippingService
            {
                [Cached("quote:<{|CACHE0104:prices|}>", Ttl = "5m")]
                Task<decimal> GetQuoteAsync(Dictionary<string, decimal> prices);
            }
            """);

        Assert.EndsWith("name a value that has one, such as an id", message, StringComparison.Ordinal);
    }

    [Fact]
    public Task What_has_a_text_of_its_own_may_stand_in_a_key() => Review.ExpectNothingAsync("""
        public interface IShippingService
        {
            [Cached("zone:<zone>:<country>", Ttl = "5m")]
            Task<decimal> GetZoneAsync(Zone zone, Country? country);

            [Cached(Ttl = "5m")]
            Task<decimal> GetRatesAsync(IReadOnlyList<Zone> zones, Version version, Uri source);

            [Cached("quote:<T>:<value>", Ttl = "5m")]
            Task<decimal> GetAnyAsync<T>(T value);
        }

        public enum Country { Norway, Sweden }

        public sealed class Zone(int number)
        {
            public override string ToString() => $"Z{number}";
        }
        """);
}

using Cacheable.Generators.Tests.Analyzers.Harness;

namespace Cacheable.Generators.Tests.Analyzers;

public class UnreadableMemberTests
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

    [Fact]
    public async Task A_misspelt_member_is_pointed_at_and_named()
    {
        var message = await Review.MessageAsync("""
            public interface IShippingService
            {
                [Cached("quote:<{|CACHE0102:order.Adress.Country|}>", Ttl = "5m")]
                Task<decimal> GetQuoteAsync(Order order);
            }
            """ + Types);

        Assert.Equal(
            "'order.Adress.Country' in the template of 'IShippingService.GetQuoteAsync' cannot be read: 'Order' has no readable member 'Adress'; "
            + "write 'order.Address.Country'",
            message);
    }

    [Theory]
    [InlineData("\"quote:<{|CACHE0102:order|}>\", Ttl = \"5m\"", "Order order", "name a member of it, as in '<order.Number>', or take an id")]
    [InlineData("Ttl = \"5m\"", "Order {|CACHE0102:order|}", "write a key that names members of it, as in '<order.Number>', or take an id")]
    [InlineData("Ttl = \"5m\"", "object {|CACHE0102:order|}", "take a value that has one, such as an id, or mark the parameter [NotInKey]")]
    public async Task What_has_no_text_is_replaced_by_a_member_that_it_has(string cached, string parameter, string remedy)
    {
        var message = await Review.MessageAsync($$"""
            public interface IShippingService
            {
                [Cached({{cached}})]
                Task<decimal> GetQuoteAsync({{parameter}});
            }
            """ + Types);

        Assert.StartsWith("'order' in the template of 'IShippingService.GetQuoteAsync' cannot be read: ", message, StringComparison.Ordinal);
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
            Task<decimal> GetQuoteAsync({{type}} {|CACHE0102:order|});
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

    [Fact]
    public Task What_is_hidden_static_or_write_only_cannot_be_read() => Review.ExpectAsync("""
        public interface IShippingService
        {
            [Cached("note:<{|CACHE0102:order.Note|}>", Ttl = "5m")]
            Task<decimal> GetByNoteAsync(Order order);

            [Cached("secret:<{|CACHE0102:order.Secret|}>", Ttl = "5m")]
            Task<decimal> GetBySecretAsync(Order order);

            [Cached("count:<{|CACHE0102:order.Count|}>", Ttl = "5m")]
            Task<decimal> GetByCountAsync(Order order);

            [Cached("country:<{|CACHE0102:order.Address.Country.Code|}>", Ttl = "5m")]
            Task<decimal> GetByCodeAsync(Order order);
        }
        """ + Types);

    [Fact]
    public Task Readable_members_are_followed_through_nullables_and_bases() => Review.ExpectNothingAsync("""
        public interface IShippingService
        {
            [Cached("quote:<order.Number>:<order.Address.Country>:<order.Address.Country.Length>", Ttl = "5m")]
            Task<decimal> GetQuoteAsync(Order? order);

            [Cached("day:<day.Year>:<rush.Number>", Ttl = "5m")]
            Task<decimal> GetDayAsync(DateOnly? day, RushOrder rush);
        }

        public class RushOrder : BaseOrder;

        public class BaseOrder
        {
            public int Number;
        }
        """ + Types);
}

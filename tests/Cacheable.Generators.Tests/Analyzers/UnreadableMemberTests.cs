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

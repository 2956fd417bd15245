using Cacheable.Generators.Tests.Harness;

namespace Cacheable.Generators.Tests;

public class DecoratorTests
{
    [Fact]
    public void The_interface_of_the_readme() => Snapshot.Verify("""
        namespace Shop;

        public sealed record UserProfile(int Id, string Name);

        public sealed record Order(int Id, decimal Total);

        [CacheDefaults(Ttl = "5m", Jitter = "10%")]
        public interface IUserService
        {
            [Cached("user:<id>:profile", Ttl = "10m", Jitter = "30s", Negative = "15s")]
            ValueTask<UserProfile?> GetProfileAsync(int id, CancellationToken ct = default);

            [Cached("user:<id>:orders:<page>", Ttl = "2m")]
            Task<IReadOnlyList<Order>> GetOrdersAsync(int id, int page, CancellationToken ct = default);

            [Cached(Ttl = "1h")]
            Task<decimal> GetRateAsync(string currency, DateOnly day);

            [InvalidatesCache("user:<id>:*")]
            Task RenameAsync(int id, string name, CancellationToken ct = default);
        }
        """);

    [Fact]
    public void A_parameter_whose_members_are_in_the_key_is_passed_on_as_it_came() => Snapshot.Verify("""
        namespace Shop;

        public sealed record Price(int ProductId, int CategoryId, decimal Amount);

        public interface IPrices
        {
            [Cached("price:<price.ProductId>", Ttl = "5m")]
            Task<decimal> RoundAsync(Price price, CancellationToken ct = default);

            [InvalidatesCache("price:<price.ProductId>")]
            [InvalidatesCache("price:<price.CategoryId>:*")]
            Task<int> ChangeAsync(Price price, CancellationToken ct = default);

            [InvalidatesCache("price:<price.ProductId>")]
            void Change(Price price);

            [InvalidatesCache("price:<price.ProductId>")]
            void Forget(Price? price);
        }
        """);
}

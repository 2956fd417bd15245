using Cacheable.Generators.Tests.Harness;

namespace Cacheable.Generators.Tests.Shapes;

public class UpdateTests
{
    [Fact]
    public void Every_way_to_update_an_entry() => Snapshot.Verify("""
        namespace Shop;

        public sealed record UserProfile(int Id, string Name);

        public readonly record struct Price(int ProductId, decimal Amount);

        [CacheDefaults(Ttl = "5m")]
        public interface IShop
        {
            [Cached("user:<id>:profile", Negative = "15s")] Task<UserProfile?> Profile(int id, CancellationToken ct);
            [Cached("price:<productId>:<currency>", Tags = ["currency:<currency>"])] ValueTask<Price> PriceOf(int productId, string currency);
            [Cached("count:<day:yyyy-MM>")] int? Count(DateOnly day);

            [UpdatesCache("user:<profile.Id>:profile")] Task<UserProfile> Save(UserProfile profile, CancellationToken ct);
            [UpdatesCache("user:{id}:profile")] Task<UserProfile?> Rename(int id, string name);
            [UpdatesCache("user:<profile.Id>:profile", Value = nameof(profile)), InvalidatesCache("user:<profile.Id>:*", Tags = ["staff"])] ValueTask Replace(UserProfile? profile, object body);
            [UpdatesCache("price:<price.ProductId>:<currency>")] ValueTask<Price> Change(Price price, string? currency);
            [UpdatesCache("price:<result>:<currency>")] Price Reset(int result, string currency);
            [UpdatesCache("count:<at:yyyy-MM>", Value = "count")] void Recount(DateOnly at, int count);
            [UpdatesCache("count:<at:yyyy-MM>", Value = "count")] Task<bool> TryRecount(DateOnly at, int? count);
        }
        """);

    [Fact]
    public void Methods_of_generic_interfaces_update_too_and_those_of_base_interfaces() => Snapshot.Verify("""
        public interface IReader<T>
        {
            [Cached("<T>:<id>", Ttl = "5m")] Task<T?> Get(int id);
            [Cached("all:<T>:<TOther>", Ttl = "5m")] Task<TOther> All<TOther>();
        }

        public interface IRepository<T> : IReader<T>
        {
            [UpdatesCache("<T>:<key>", Value = nameof(entity))] Task Put(int key, T entity);
        }
        """);
}

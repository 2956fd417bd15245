using Cacheable.Generators.Tests.Harness;

namespace Cacheable.Generators.Tests.Shapes;

public class KeyShapeTests
{
    [Fact]
    public void Parts_of_every_kind() => Snapshot.Verify("""
        namespace Shop;

        public sealed record Address(string City, DateTime? Since);
        public class User { public int Id { get; init; } public Address? Address; }
        public struct Order { public User User { get; init; } public long Number; public decimal? Total { get; init; } }

        [CacheDefaults(Ttl = "5m")]
        public interface IKeys
        {
            [Cached("plain:<a>:<b>:<c>:<d>:<e>:<f>:<g>")] int Plain(int a, string? b, bool? c, DayOfWeek d, Guid? e, TimeSpan f, char g);
            [Cached("exact:<a>:<b>:<c>:<d>:<e>")] int Exact(decimal a, double? b, DateTime c, DateTimeOffset? d, Half e);
            [Cached("text:<a>:<b>:<c>:<d>")] int Text(int[] a, IReadOnlyCollection<string?>? b, Version c, Uri d);
            [Cached("path:<order.User.Id>:<order.User.Address.City>:<order.User.Address.Since>:<order.Number>:<order.Total>")] int Path(Order order);
            [Cached("format:<day:yyyy-MM>:<at:HH:mm>:<n:000\"x\">:<day>:<day:yyyy-MM>")] int Format(DateOnly day, TimeOnly? at, int n);
            [Cached("quote\"back\\slash\u0007:<a>,<b>")] int Literal(string a, string b);
            [Cached("together:<a>-<b>x")] int Together(int a, int b);
        }
        """);

    [Fact]
    public void A_derived_key_tells_interfaces_methods_and_types_apart() => Snapshot.Verify("""
        using Microsoft.Extensions.DependencyInjection;

        namespace Microsoft.Extensions.Logging { public interface ILogger; public interface ILogger<T> : ILogger; }

        namespace Shop
        {
            [CacheDefaults(Ttl = "5m")]
            public interface IDerived<T>
            {
                [Cached] int None();
                [Cached] int Types(string a, int? b, DateOnly c, List<KeyValueTag> d, int[] e, Dictionary<int, string>.KeyCollection f);
                [Cached] int Generic<TOther>(T a, TOther b);
                [Cached] int Without(int id, CancellationToken ct, IProgress<int> progress, Microsoft.Extensions.Logging.ILogger<string> logger, [NotInKey] string trace);
            }

            public enum KeyValueTag;
        }
        """);

    [Fact]
    public void A_hashed_part_keeps_its_value_in_the_struct() => Snapshot.Verify("""
        namespace Shop;

        [CacheDefaults(Ttl = "5m")]
        public interface ISessions
        {
            [Cached("session:<token:hash>:<day:hash>:<ids:hash>", Tags = ["of-<token:hash>", "at-<amount:hash>"])]
            Task<int> FindAsync(string? token, DateOnly day, int[] ids, [NotInKey] decimal amount);

            [InvalidatesCache("session:<token:hash>:*", Tags = ["of-<token:hash>"])]
            Task EndAsync(string token);
        }
        """);
}

using Cacheable.CodeFixes.Tests.Harness;

namespace Cacheable.CodeFixes.Tests.Policy;

public class NegativeWithoutUseTests
{
    [Fact]
    public Task It_goes_with_its_comma() => FixReview.AppliesAsync(
        "CACHE0305",
        "Remove 'Negative'",
        """
        public interface IOrderService
        {
            [Cached("order:<id>:count", Ttl = "5m", Negative = "15s", Jitter = "10%")]
            Task<int> CountAsync(int id);
        }
        """,
        """
        public interface IOrderService
        {
            [Cached("order:<id>:count", Ttl = "5m", Jitter = "10%")]
            Task<int> CountAsync(int id);
        }
        """);

    [Fact]
    public Task Fix_all_removes_every_one() => FixReview.AppliesToAllAsync(
        "CACHE0305",
        "Remove 'Negative'",
        """
        [CacheDefaults(Ttl = "5m")]
        public interface IOrderService
        {
            [Cached(Negative = "15s")]
            Task<int> CountAsync(int id);

            [Cached(Negative = "15s", Jitter = "10%")]
            Task<string> NameAsync(int id);

            [Cached("order:<id>", Negative = "15s")]
            Task<string?> FindAsync(int id);
        }
        """,
        """
        [CacheDefaults(Ttl = "5m")]
        public interface IOrderService
        {
            [Cached()]
            Task<int> CountAsync(int id);

            [Cached(Jitter = "10%")]
            Task<string> NameAsync(int id);

            [Cached("order:<id>", Negative = "15s")]
            Task<string?> FindAsync(int id);
        }
        """);
}

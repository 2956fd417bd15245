using Cacheable.CodeFixes.Tests.Harness;

namespace Cacheable.CodeFixes.Tests.Policy;

public class KeepAbsencesCodeFixTests
{
    [Fact]
    public Task Absences_are_kept_for_a_while() => FixReview.AppliesAsync(
        "CACHE0304",
        "Write Negative = \"15s\"",
        """
        public interface IUserService
        {
            [Cached("user:<id>", Ttl = "10m")] // the name
            Task<string?> GetNameAsync(int id);
        }
        """,
        """
        public interface IUserService
        {
            [Cached("user:<id>", Ttl = "10m", Negative = "15s")] // the name
            Task<string?> GetNameAsync(int id);
        }
        """);

    [Fact]
    public Task Every_shape_of_the_attribute_takes_it() => FixReview.AppliesToAllAsync(
        "CACHE0304",
        "Write",
        """
        [CacheDefaults(Ttl = "10s")]
        public interface IUserService
        {
            [Cached]
            Task<string?> GetNameAsync(int id);

            [Cached(Ttl = "1h", Negative = null)]
            Task<string?> GetMailAsync(int id);

            [Obsolete, CachedAttribute("user:<id>:age", Tiers = CacheTiers.L1)]
            Task<int?> GetAgeAsync(int id);
        }
        """,
        """
        [CacheDefaults(Ttl = "10s")]
        public interface IUserService
        {
            [Cached(Negative = "10s")]
            Task<string?> GetNameAsync(int id);

            [Cached(Ttl = "1h", Negative = "15s")]
            Task<string?> GetMailAsync(int id);

            [Obsolete, CachedAttribute("user:<id>:age", Tiers = CacheTiers.L1, Negative = "10s")]
            Task<int?> GetAgeAsync(int id);
        }
        """);
}

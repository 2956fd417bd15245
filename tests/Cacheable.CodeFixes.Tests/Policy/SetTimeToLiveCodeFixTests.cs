using Cacheable.CodeFixes.Tests.Harness;

namespace Cacheable.CodeFixes.Tests.Policy;

public class SetTimeToLiveCodeFixTests
{
    [Fact]
    public Task A_time_to_live_is_written_behind_the_key() => FixReview.AppliesAsync(
        "CACHE0301",
        "Write Ttl = \"5m\"",
        """
        public interface IUserService
        {
            [Cached("user:<id>", Jitter = "10%")]
            Task<string> GetNameAsync(int id);
        }
        """,
        """
        public interface IUserService
        {
            [Cached("user:<id>", Jitter = "10%", Ttl = "5m")]
            Task<string> GetNameAsync(int id);
        }
        """);

    [Fact]
    public Task Every_shape_of_the_attribute_takes_it() => FixReview.AppliesToAllAsync(
        "CACHE0301",
        "Write",
        """
        public interface IUserService
        {
            [Cached]
            Task<string> GetNameAsync(int id);

            [Cached( )]
            Task<string> GetMailAsync(int id);

            [Obsolete, CachedAttribute("user:<id>:age", Ttl = null)]
            Task<int> GetAgeAsync(int id);
        }
        """,
        """
        public interface IUserService
        {
            [Cached(Ttl = "5m")]
            Task<string> GetNameAsync(int id);

            [Cached(Ttl = "5m")]
            Task<string> GetMailAsync(int id);

            [Obsolete, CachedAttribute("user:<id>:age", Ttl = "5m")]
            Task<int> GetAgeAsync(int id);
        }
        """);
}

using Cacheable.CodeFixes.Tests.Harness;

namespace Cacheable.CodeFixes.Tests.Keys;

public class SecretCodeFixTests
{
    [Fact]
    public Task A_hash_is_written() => FixReview.AppliesAsync(
        "CACHE0108",
        "Write 'token:hash'",
        """
        public interface ISessions
        {
            [Cached("session:<token>", Ttl = "5m")]
            Task<string> FindAsync(string token);
        }
        """,
        """
        public interface ISessions
        {
            [Cached("session:<token:hash>", Ttl = "5m")]
            Task<string> FindAsync(string token);
        }
        """);

    [Fact]
    public Task Keys_patterns_and_tags_are_hashed_together() => FixReview.AppliesToAllAsync(
        "CACHE0108",
        "Write 'token:hash'",
        """
        public interface ISessions
        {
            [Cached("session:<token>:user", Ttl = "5m", Tags = ["session:<token>"])]
            Task<string> FindAsync(string token);

            [InvalidatesCache("session:<token>:*", Tags = ["session:<token>"])]
            Task EndAsync(string token);
        }
        """,
        """
        public interface ISessions
        {
            [Cached("session:<token:hash>:user", Ttl = "5m", Tags = ["session:<token:hash>"])]
            Task<string> FindAsync(string token);

            [InvalidatesCache("session:<token:hash>:*", Tags = ["session:<token:hash>"])]
            Task EndAsync(string token);
        }
        """);

    [Theory]
    [InlineData("quota:<apiKey>:<client>", "quota:<client>")]
    [InlineData("<apiKey>:quota:<client>", "quota:<client>")]
    [InlineData("quota:{client}:{apiKey}", "quota:{client}")]
    [InlineData("quota:<client>:<apiKey:X>:now", "quota:<client>:now")]
    public Task Or_it_leaves_the_key(string before, string after) => FixReview.AppliesAsync(
        "CACHE0108",
        "Mark 'apiKey' [NotInKey]",
        $$"""
        public interface IQuotas
        {
            [Cached("{{before}}", Ttl = "5m")]
            Task<int> GetAsync(int client, int apiKey);
        }
        """,
        $$"""
        public interface IQuotas
        {
            [Cached("{{after}}", Ttl = "5m")]
            Task<int> GetAsync(int client, [NotInKey] int apiKey);
        }
        """);

    [Fact]
    public Task It_leaves_a_derived_key_by_the_mark_alone() => FixReview.AppliesAsync(
        "CACHE0108",
        "Mark 'apiKey' [NotInKey]",
        """
        public interface IQuotas
        {
            [Cached(Ttl = "5m")]
            Task<int> GetAsync(int client, string apiKey);
        }
        """,
        """
        public interface IQuotas
        {
            [Cached(Ttl = "5m")]
            Task<int> GetAsync(int client, [NotInKey] string apiKey);
        }
        """);
}

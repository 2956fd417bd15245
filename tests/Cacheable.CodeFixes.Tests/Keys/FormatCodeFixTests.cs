using Cacheable.CodeFixes.Tests.Harness;

namespace Cacheable.CodeFixes.Tests.Keys;

public class FormatCodeFixTests
{
    [Fact]
    public Task The_nearest_format_is_written() => FixReview.AppliesAsync(
        "CACHE0105",
        "Write 'day:yyyy-MM'",
        """
        public interface IReports
        {
            [Cached("report:<day:yyyy-mm>", Ttl = "5m")]
            Task<int> GetAsync(DateOnly day);
        }
        """,
        """
        public interface IReports
        {
            [Cached("report:<day:yyyy-MM>", Ttl = "5m")]
            Task<int> GetAsync(DateOnly day);
        }
        """);

    [Fact]
    public Task Or_none() => FixReview.AppliesAsync(
        "CACHE0105",
        "Write 'day'",
        """
        public interface IReports
        {
            [Cached(@"report:{day:yyyy-mm}", Ttl = "5m")]
            Task<int> GetAsync(DateOnly day);
        }
        """,
        """
        public interface IReports
        {
            [Cached(@"report:{day}", Ttl = "5m")]
            Task<int> GetAsync(DateOnly day);
        }
        """);

    [Fact]
    public Task All_that_have_none_near_lose_theirs() => FixReview.AppliesToAllAsync(
        "CACHE0105",
        "Write 'name'",
        """
        public interface IReports
        {
            [Cached("report:<name:lower>:<id:upper>", Ttl = "5m", Tags = ["is-<paid:yes>"])]
            Task<int> GetAsync(string name, Guid id, bool paid);

            [InvalidatesCache("report:<name:lower>:*")]
            Task ChangeAsync(string name);
        }
        """,
        """
        public interface IReports
        {
            [Cached("report:<name>:<id>", Ttl = "5m", Tags = ["is-<paid>"])]
            Task<int> GetAsync(string name, Guid id, bool paid);

            [InvalidatesCache("report:<name>:*")]
            Task ChangeAsync(string name);
        }
        """);

    [Fact]
    public Task A_literal_with_escapes_is_written_anew() => FixReview.AppliesAsync(
        "CACHE0105",
        "Write 'week:",
        """
        public interface IReports
        {
            [Cached("week:<at:hh\\:mm:SS>", Ttl = "5m")]
            Task<int> GetAsync(TimeSpan at);
        }
        """,
        """
        public interface IReports
        {
            [Cached("week:<at:hh\\:mm':'ss>", Ttl = "5m")]
            Task<int> GetAsync(TimeSpan at);
        }
        """);
}

using Cacheable.CodeFixes.Tests.Harness;

namespace Cacheable.CodeFixes.Tests.Values;

public class CachedCommandCodeFixTests
{
    [Fact]
    public Task The_attribute_goes_with_its_line() => FixReview.AppliesAsync(
        "CACHE0201",
        "Remove [Cached]",
        """
        public interface IUserService
        {
            /// <summary>Refreshes.</summary>
            [Cached("user:<id>", Ttl = "10m")]
            Task RefreshAsync(int id);
        }
        """,
        """
        public interface IUserService
        {
            /// <summary>Refreshes.</summary>
            Task RefreshAsync(int id);
        }
        """);

    [Fact]
    public Task Or_becomes_an_invalidation_of_its_key() => FixReview.AppliesAsync(
        "CACHE0201",
        "Write [InvalidatesCache(\"user:<id>\")]",
        """
        public interface IUserService
        {
            [Obsolete, Cacheable.Cached("user:<id>", Ttl = "10m")]
            void Refresh(int id);
        }
        """,
        """
        public interface IUserService
        {
            [Obsolete, Cacheable.InvalidatesCache("user:<id>")]
            void Refresh(int id);
        }
        """);

    [Fact]
    public Task All_are_removed() => FixReview.AppliesToAllAsync(
        "CACHE0201",
        "Remove",
        """
        public interface IUserService
        {
            [Cached(Ttl = "10m")] void Refresh(int id);

            [Cached(Ttl = "10m"), Obsolete]
            ValueTask RefreshAsync(int id);
        }
        """,
        """
        public interface IUserService
        {
            void Refresh(int id);

            [Obsolete]
            ValueTask RefreshAsync(int id);
        }
        """);

    [Fact]
    public Task A_command_with_a_result_loses_the_attribute() => FixReview.AppliesAsync(
        "CACHE0306",
        "Remove [Cached]",
        """
        public interface IMailService
        {
            [Cached("mail:<userId>", Ttl = "5m")]
            Task<Guid> SendAsync(int userId);
        }
        """,
        """
        public interface IMailService
        {
            Task<Guid> SendAsync(int userId);
        }
        """);

    [Fact]
    public Task Fix_all_makes_commands_the_invalidations_that_their_keys_suggest() => FixReview.AppliesToAllAsync(
        "CACHE0306",
        "Write [InvalidatesCache",
        """
        public interface IUserService
        {
            [Cached("user:<id>", Ttl = "5m")]
            Task<string> GetNameAsync(int id);

            [Cached("user:<id>", Ttl = "5m")]
            Task<bool> DeleteAsync(int id);

            [Cached("user:<id>", Ttl = "5m")]
            Task<string> RenameAsync(int id, [NotInKey] string name);
        }
        """,
        """
        public interface IUserService
        {
            [Cached("user:<id>", Ttl = "5m")]
            Task<string> GetNameAsync(int id);

            [InvalidatesCache("user:<id>")]
            Task<bool> DeleteAsync(int id);

            [InvalidatesCache("user:<id>")]
            Task<string> RenameAsync(int id, [NotInKey] string name);
        }
        """);
}

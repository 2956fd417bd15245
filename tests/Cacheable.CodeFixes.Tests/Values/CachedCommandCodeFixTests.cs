using Cacheable.CodeFixes.Tests.Harness;

namespace Cacheable.CodeFixes.Tests.Values;

public class NothingToCacheCodeFixTests
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
}

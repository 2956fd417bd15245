using Cacheable.CodeFixes.Tests.Harness;

namespace Cacheable.CodeFixes.Tests;

public class ApplySuggestionCodeFixTests
{
    [Fact]
    public Task A_placeholder_gets_the_nearest_parameter() => FixReview.AppliesAsync(
        "CACHE0101",
        "Write 'id'",
        """
        public interface IUserService
        {
            [Cached("user:<userId>:profile", Ttl = "10m")]
            Task<string> GetProfileAsync(int id);
        }
        """,
        """
        public interface IUserService
        {
            [Cached("user:<id>:profile", Ttl = "10m")]
            Task<string> GetProfileAsync(int id);
        }
        """);

    [Fact]
    public Task Two_placeholders_of_one_literal_are_mended_together() => FixReview.AppliesToAllAsync(
        "CACHE0101",
        "Write",
        """
        public interface IUserService
        {
            [Cached(@"user:{Id}:orders:{pge:000}", Ttl = "10m")]
            Task<string> GetOrdersAsync(int id, int page);

            [InvalidatesCache("user:<usrId>:*")]
            Task RenameAsync(int userId);
        }
        """,
        """
        public interface IUserService
        {
            [Cached(@"user:{id}:orders:{page:000}", Ttl = "10m")]
            Task<string> GetOrdersAsync(int id, int page);

            [InvalidatesCache("user:<userId>:*")]
            Task RenameAsync(int userId);
        }
        """);

    [Fact]
    public Task So_are_the_placeholders_of_tags() => FixReview.AppliesToAllAsync(
        "CACHE0101",
        "Write",
        """
        public interface ICatalog
        {
            [Cached("product:<id>", Ttl = "10m", Tags = ["catalog", "category:<category>", @"{catgoryId}-{Id}"])]
            Task<string> GetAsync(int id, [NotInKey] int categoryId);

            [InvalidatesCache(Tags = new[] { "category:<category>" })]
            Task MoveAsync(int categoryId);
        }
        """,
        """
        public interface ICatalog
        {
            [Cached("product:<id>", Ttl = "10m", Tags = ["catalog", "category:<categoryId>", @"{categoryId}-{id}"])]
            Task<string> GetAsync(int id, [NotInKey] int categoryId);

            [InvalidatesCache(Tags = new[] { "category:<categoryId>" })]
            Task MoveAsync(int categoryId);
        }
        """);

    [Fact]
    public Task A_tag_that_nothing_carries_gets_the_nearest() => FixReview.AppliesAsync(
        "CACHE0501",
        "Write 'category:<category>'",
        """
        public interface ICatalog
        {
            [Cached("product:<id>", Ttl = "10m", Tags = ["catalog", "category:<id>"])]
            Task<string> GetAsync(int id);

            [InvalidatesCache("product:<category>", Tags = ["catalog", "categories:<category>"])]
            Task MoveAsync(int category);
        }
        """,
        """
        public interface ICatalog
        {
            [Cached("product:<id>", Ttl = "10m", Tags = ["catalog", "category:<id>"])]
            Task<string> GetAsync(int id);

            [InvalidatesCache("product:<category>", Tags = ["catalog", "category:<category>"])]
            Task MoveAsync(int category);
        }
        """);

    [Fact]
    public Task A_constant_is_not_edited_where_it_is_used() => FixReview.OffersNothingAsync(
        "CACHE0101",
        """
        public static class Keys
        {
            public const string User = "user:<idd>";
        }

        public interface IUserService
        {
            [Cached(Keys.User, Ttl = "10m")]
            Task<string> GetNameAsync(int id);
        }
        """);

    [Fact]
    public Task Without_a_near_name_nothing_is_offered() => FixReview.OffersNothingAsync(
        "CACHE0101",
        """
        public interface IUserService
        {
            [Cached("user:<tenant>", Ttl = "10m")]
            Task<string> GetNameAsync(int id);
        }
        """);

    [Fact]
    public Task A_path_gets_the_nearest_member() => FixReview.AppliesAsync(
        "CACHE0102",
        "Write 'order.Address.Country'",
        """
        public interface IShippingService
        {
            [Cached("quote:<order.Adress.Country>", Ttl = "5m")]
            Task<decimal> GetQuoteAsync(Order order);
        }

        public sealed record Address(string Country);

        public sealed record Order(int Number, Address Address);
        """,
        """
        public interface IShippingService
        {
            [Cached("quote:<order.Address.Country>", Ttl = "5m")]
            Task<decimal> GetQuoteAsync(Order order);
        }

        public sealed record Address(string Country);

        public sealed record Order(int Number, Address Address);
        """);

    [Fact]
    public Task Two_paths_of_one_literal_are_mended_together() => FixReview.AppliesToAllAsync(
        "CACHE0102",
        "Write",
        """
        public interface IShippingService
        {
            [Cached("quote:<order.number>:<order.Contry>", Ttl = "5m")]
            Task<decimal> GetQuoteAsync(Order order);
        }

        public sealed record Order(int Number, string Country);
        """,
        """
        public interface IShippingService
        {
            [Cached("quote:<order.Number>:<order.Country>", Ttl = "5m")]
            Task<decimal> GetQuoteAsync(Order order);
        }

        public sealed record Order(int Number, string Country);
        """);

    [Fact]
    public Task A_duration_is_written_as_it_was_meant() => FixReview.AppliesAsync(
        "CACHE0302",
        "Write '5m'",
        """
        public interface IUserService
        {
            [Cached("user:<id>", Ttl = "5 minutes")]
            Task<string> GetNameAsync(int id);
        }
        """,
        """
        public interface IUserService
        {
            [Cached("user:<id>", Ttl = "5m")]
            Task<string> GetNameAsync(int id);
        }
        """);

    [Fact]
    public Task Every_duration_of_the_solution_is_written_as_it_was_meant() => FixReview.AppliesToAllAsync(
        "CACHE0302",
        "Write",
        """
        [assembly: CacheDefaults(L1Ttl = "00:01:00")]

        [CacheDefaults(Ttl = "PT5M")]
        public interface IUserService
        {
            [Cached("user:<id>", Ttl = "1 hour", Jitter = "30 sec")]
            Task<string> GetNameAsync(int id);
        }
        """,
        """
        [assembly: CacheDefaults(L1Ttl = "1m")]

        [CacheDefaults(Ttl = "5m")]
        public interface IUserService
        {
            [Cached("user:<id>", Ttl = "1h", Jitter = "30s")]
            Task<string> GetNameAsync(int id);
        }
        """);

    [Fact]
    public Task A_duration_that_means_nothing_is_left_to_its_author() => FixReview.OffersNothingAsync(
        "CACHE0302",
        """
        public interface IUserService
        {
            [Cached("user:<id>", Ttl = "soon")]
            Task<string> GetNameAsync(int id);
        }
        """);

    [Fact]
    public Task An_invalidation_gets_the_nearest_template() => FixReview.AppliesAsync(
        "CACHE0501",
        "Write 'users:<userId>:*'",
        """
        public interface IUserService
        {
            [Cached("users:<id>:profile", Ttl = "10m")]
            Task<string> GetProfileAsync(int id);

            [InvalidatesCache("user:<userId>:*")]
            Task RenameAsync(int userId, string name);
        }
        """,
        """
        public interface IUserService
        {
            [Cached("users:<id>:profile", Ttl = "10m")]
            Task<string> GetProfileAsync(int id);

            [InvalidatesCache("users:<userId>:*")]
            Task RenameAsync(int userId, string name);
        }
        """);

    [Fact]
    public Task Every_invalidation_gets_its_own_nearest_template() => FixReview.AppliesToAllAsync(
        "CACHE0501",
        "Write",
        """
        public interface IUserService
        {
            [Cached("user:<id>:profile", Ttl = "10m")]
            Task<string> GetProfileAsync(int id);

            [Cached("cart:<id>", Ttl = "10m")]
            Task<string> GetCartAsync(int id);

            [InvalidatesCache("users:<id>:*")]
            [InvalidatesCache("cart:<id>:*")]
            Task RenameAsync(int id, string name);
        }
        """,
        """
        public interface IUserService
        {
            [Cached("user:<id>:profile", Ttl = "10m")]
            Task<string> GetProfileAsync(int id);

            [Cached("cart:<id>", Ttl = "10m")]
            Task<string> GetCartAsync(int id);

            [InvalidatesCache("user:<id>:*")]
            [InvalidatesCache("cart:<id>")]
            Task RenameAsync(int id, string name);
        }
        """);
}

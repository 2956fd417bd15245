using Cacheable.CodeFixes.Tests.Harness;

namespace Cacheable.CodeFixes.Tests.Keys;

public class RepairTemplateCodeFixTests
{
    [Fact]
    public Task Touching_placeholders_are_separated() => FixReview.AppliesAsync(
        "CACHE0107",
        "Write 'price:<shop>:<article>:<day>'",
        """
        public interface IPriceService
        {
            [Cached("price:<shop><article><day>", Ttl = "10m")]
            Task<decimal> GetPriceAsync(int shop, int article, int day);
        }
        """,
        """
        public interface IPriceService
        {
            [Cached("price:<shop>:<article>:<day>", Ttl = "10m")]
            Task<decimal> GetPriceAsync(int shop, int article, int day);
        }
        """);

    [Fact]
    public Task So_are_all_that_a_text_separates_too_weakly() => FixReview.AppliesToAllAsync(
        "CACHE0107",
        "Write",
        """
        public interface IPriceService
        {
            [Cached(@"price:<shop>-<article>", Ttl = "10m")]
            Task<decimal> GetPriceAsync(string shop, string article);

            [Cached("stock:{shop}{article}", Ttl = "10m")]
            Task<decimal> GetStockAsync(int shop, int article);
        }
        """,
        """
        public interface IPriceService
        {
            [Cached("price:<shop>:<article>", Ttl = "10m")]
            Task<decimal> GetPriceAsync(string shop, string article);

            [Cached("stock:{shop}:{article}", Ttl = "10m")]
            Task<decimal> GetStockAsync(int shop, int article);
        }
        """);

    [Fact]
    public Task A_placeholder_is_closed_after_its_name() => FixReview.AppliesAsync(
        "CACHE0109",
        "Write 'user:<id>:profile'",
        """
        public interface IUserService
        {
            [Cached("user:<id:profile", Ttl = "10m")]
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
    public Task Every_template_of_the_solution_is_mended() => FixReview.AppliesToAllAsync(
        "CACHE0109",
        "Write",
        """
        public interface IUserService
        {
            [Cached("user:<id>:{page}", Ttl = "10m")]
            Task<string> GetOrdersAsync(int id, int page);

            [Cached("user:<id>:*", Ttl = "10m")]
            Task<string> GetProfileAsync(int id);

            [InvalidatesCache("user:*:profile")]
            Task RefreshAsync();

            [InvalidatesCache("user:<id>*")]
            Task RenameAsync(int id);
        }
        """,
        """
        public interface IUserService
        {
            [Cached("user:<id>:<page>", Ttl = "10m")]
            Task<string> GetOrdersAsync(int id, int page);

            [Cached("user:<id>", Ttl = "10m")]
            Task<string> GetProfileAsync(int id);

            [InvalidatesCache("user:*")]
            Task RefreshAsync();

            [InvalidatesCache("user:<id>:*")]
            Task RenameAsync(int id);
        }
        """);

    [Fact]
    public Task A_tag_is_mended_as_a_tag_and_not_as_a_pattern() => FixReview.AppliesToAllAsync(
        "CACHE0109",
        "Write",
        """
        public interface ICatalog
        {
            [Cached("product:<id>", Ttl = "10m", Tags = ["catalog:*", "product:<id"])]
            Task<string> GetAsync(int id);

            [InvalidatesCache("product:*", Tags = ["catalog:*"])]
            Task ClearAsync();
        }
        """,
        """
        public interface ICatalog
        {
            [Cached("product:<id>", Ttl = "10m", Tags = ["catalog", "product:<id>"])]
            Task<string> GetAsync(int id);

            [InvalidatesCache("product:*", Tags = ["catalog"])]
            Task ClearAsync();
        }
        """);

    [Fact]
    public Task Nothing_is_offered_where_nothing_can_be_guessed() => FixReview.OffersNothingAsync(
        "CACHE0109",
        """
        public interface IUserService
        {
            [Cached("user:<>", Ttl = "10m")]
            Task<string> GetProfileAsync(int id);
        }
        """);
}

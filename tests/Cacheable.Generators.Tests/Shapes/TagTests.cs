using Cacheable.Generators.Tests.Harness;

namespace Cacheable.Generators.Tests.Shapes;

public class TagTests
{
    [Fact]
    public void Tags_are_made_from_the_parts_of_the_key_and_parts_of_their_own() => Snapshot.Verify("""
        namespace Shop;

        public sealed record Filter(int Page, int CategoryId, decimal? MaxPrice);

        [CacheDefaults(Ttl = "5m")]
        public interface ICatalog
        {
            [Cached("product:<id>", Tags = ["catalog", "product:<id>"])] Task<string> Product(int id, CancellationToken ct);
            [Cached("search:<filter.Page>", Tags = ["category:<filter.CategoryId>", "at most:<filter.MaxPrice>"])] ValueTask<string> Search(Filter? filter);
            [Cached("sales:<day>", Tags = new[] { "month:<day:yyyy-MM>", "shop:{shop}" })] int Sales(DateOnly day, [NotInKey] string shop);
            [Cached("list:<ids>", Tags = new string[] { "list:<ids>" }, Tiers = CacheTiers.L1)] int List(int[] ids);
            [Cached("all", Tags = ["catalog"])] int All();
            [Cached("none", Tags = [])] int None();
            [Cached(Tags = ["currency:<currency>"])] decimal Derived(string currency, DateTime at);
            [Cached("entity:<T>:<id>", Tags = ["entity:<T>", "ids:<id>"])] T Entity<T>(int id);
        }
        """);

    [Fact]
    public void Tags_are_invalidated_with_keys_and_without() => Snapshot.Verify("""
        namespace Shop;

        public sealed record Price(int ProductId, int CategoryId);

        public interface IWriter
        {
            [InvalidatesCache(Tags = ["catalog"])] void Clear();
            [InvalidatesCache("product:<id>", Tags = ["category:<categoryId>", "catalog"])] Task Move(int id, int categoryId, CancellationToken ct);
            [InvalidatesCache("price:<price.ProductId>"), InvalidatesCache(Tags = ["category:<price.CategoryId>"])] ValueTask<int> Change(Price price);
            [InvalidatesCache(Tags = ["month:<day:yyyy-MM>", "at most:<amount>"]), InvalidatesCache("sales:*")] Task<int> Close(DateOnly day, decimal amount);
        }
        """);

    [Theory]
    [InlineData("Tags = new[] { \"catalog\" }")]
    [InlineData("Tags = new string[1] { \"catalog\" }")]
    [InlineData("Tags = [Names.Catalog, \"a \" + Names.Catalog, nameof(Names), @\"category:<id>\", \"\"\"raw:<id>\"\"\"]")]
    [InlineData("Tags = [\"quote\\\"back\\\\slash:<id>\", \"category:<id>\", \"category:<id>\"]")]
    [InlineData("Tags = [\"ToTags:<id>\", \"<id>-<toTags>-x\"]")]
    public void Tags_of_every_form_are_compiled(string tags) => GeneratorRun.Of($$"""
        public static class Names { public const string Catalog = "catalog"; }

        public interface ICatalog
        {
            [Cached("a:<id>:<toTags>", Ttl = "5m", {{tags}})] string Get(int id, int toTags);
            [InvalidatesCache({{tags}})] void Clear(int id, int toTags);
        }
        """);
}

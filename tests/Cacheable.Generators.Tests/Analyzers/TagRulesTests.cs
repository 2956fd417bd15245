using Cacheable.Generators.Tests.Analyzers.Harness;
using Cacheable.Generators.Tests.Harness;

namespace Cacheable.Generators.Tests.Analyzers;

public class TagRulesTests
{
    [Fact]
    public Task A_placeholder_of_a_tag_is_pointed_at_inside_its_own_text() => Review.ExpectAsync("""
        public interface ICatalog
        {
            [Cached("product:<id>", Ttl = "5m", Tags = ["catalog", "category:<{|CACHE0101:categoryID|}>"])]
            Task<string> GetAsync(int id, [NotInKey] int categoryId);

            [Cached("name:<id>", Ttl = "5m", Tags = new[] { "name:<{|CACHE0101:idd|}>" })]
            Task<string> NameAsync(int id);

            [InvalidatesCache(Tags = new string[] { "catalog", @"category:<{|CACHE0101:category|}>" })]
            Task MoveAsync(int id, int categoryId);
        }
        """);

    [Fact]
    public async Task A_misspelt_parameter_is_named_although_it_is_not_in_the_key()
    {
        var message = await Review.MessageAsync("""
            public interface ICatalog
            {
                [Cached("product:<id>", Ttl = "5m", Tags = ["category:<{|CACHE0101:categoryID|}>"])]
                Task<string> GetAsync(int id, [NotInKey] int categoryId);
            }
            """);

        Assert.Equal("'categoryID' in the template of 'ICatalog.GetAsync' names no parameter of the method; write 'categoryId'", message);
    }

    [Fact]
    public Task A_constant_tag_is_pointed_at_where_it_is_used() => Review.ExpectAsync("""
        public static class Names
        {
            public const string Category = "category:<category>";
        }

        public interface ICatalog
        {
            [Cached("product:<id>", Ttl = "5m", Tags = ["catalog", {|CACHE0101:Names.Category|}])]
            Task<string> GetAsync(int id);
        }
        """);

    [Fact]
    public Task Members_of_a_path_are_looked_at() => Review.ExpectAsync("""
        public sealed record Product(int Id, int CategoryId);

        public interface ICatalog
        {
            [Cached("catalog", Ttl = "5m", Tags = ["catalog", "category:1", "of:1"])]
            Task<string> GetAsync();

            [InvalidatesCache(Tags = ["catalog", "category:<{|CACHE0102:product.Category|}>", "of:<{|CACHE0104:product|}>"])]
            Task SaveAsync(Product product);
        }
        """);

    [Fact]
    public Task A_tag_is_well_formed_and_compared_as_a_whole() => Review.ExpectAsync("""
        public interface ICatalog
        {
            [Cached("product:<id>", Ttl = "5m", Tags = ["category:{|CACHE0109:*|}", "all of:{|CACHE0109:<|}id", {|CACHE0109:""|}, {|CACHE0109:null!|}, "1:2"])]
            Task<string> GetAsync(int id);

            [InvalidatesCache(Tags = ["{|CACHE0107:<a><b>|}", "1:<each {|CACHE0109:ids|}>"])]
            Task MoveAsync(int a, int b, int[] ids);
        }
        """.Replace("""<each {|CACHE0109:ids|}>""", """<each {|CACHE0109:ids|}>""", StringComparison.Ordinal));

    [Theory]
    [InlineData("category:{|CACHE0109:*|}", "has a '*', but a tag is compared as a whole; remove it; patterns are for keys")]
    [InlineData("{|CACHE0109: |}", "is empty; write a name, as in 'category:<id>'")]
    public async Task What_is_wrong_with_a_tag_is_said_of_tags(string tag, string problem)
    {
        var message = await Review.MessageAsync($$"""
            public interface ICatalog
            {
                [Cached("product:<id>", Ttl = "5m", Tags = ["{{tag}}"])]
                Task<string> GetAsync(int id);
            }
            """);

        Assert.EndsWith(problem, message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_tag_that_no_cached_method_carries_is_told_the_nearest()
    {
        var message = await Review.MessageAsync("""
            public interface ICatalog
            {
                [Cached("catalogue", Ttl = "5m", Tags = ["catalog"])]
                Task<string> GetAsync();

                [InvalidatesCache(Tags = ["{|CACHE0501:catalogue|}"])]
                Task ClearAsync();
            }
            """);

        Assert.Equal(
            "'catalogue' on 'ICatalog.ClearAsync' matches no tag of a cached method, here or in references, and so invalidates nothing; write 'catalog'",
            message);
    }

    [Theory]
    [InlineData("categories:<category>", "; write 'category:<category>'")]
    [InlineData("category:<category>:x", "; write 'category:<category>'")]
    [InlineData("category", "; write a tag of a cached method, or give one this tag")]
    [InlineData("all", "; write a tag of a cached method, or give one this tag")]
    public async Task The_suggestion_is_a_tag_with_the_methods_own_names(string written, string remedy)
    {
        var message = await Review.MessageAsync($$"""
            public interface ICatalog
            {
                [Cached("product:<id>", Ttl = "5m", Tags = ["category:<id>"])]
                Task<string> GetAsync(int id);

                [InvalidatesCache(Tags = ["{|CACHE0501:{{written}}|}"])]
                Task ClearAsync(int category);
            }
            """);

        Assert.EndsWith(remedy, message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_nothing_is_tagged_the_message_says_so()
    {
        var message = await Review.MessageAsync("""
            public interface ICatalog
            {
                [Cached("catalog", Ttl = "5m")]
                Task<string> GetAsync();

                [InvalidatesCache(Tags = ["{|CACHE0501:catalog|}"])]
                Task ClearAsync();
            }
            """);

        Assert.EndsWith("; nothing is tagged: write Tags on [Cached], or remove it here", message, StringComparison.Ordinal);
    }

    [Fact]
    public Task A_key_meets_no_tag_and_a_tag_no_key() => Review.ExpectAsync("""
        public interface ICatalog
        {
            [Cached("product:<id>", Ttl = "5m", Tags = ["catalog:all"])]
            Task<string> GetAsync(int id);

            [InvalidatesCache("{|CACHE0501:catalog:all|}", Tags = ["{|CACHE0501:product:<id>|}"])]
            Task MoveAsync(int id);

            [InvalidatesCache("product:<id>", Tags = ["catalog:all", "catalog:<which>"])]
            Task RenameAsync(int id, string which);
        }
        """);

    [Fact]
    public async Task The_tags_of_a_referenced_assembly_are_seen()
    {
        var library = GeneratorRun.Of(UserCode.Compile("""
            namespace Contracts;

            public interface ICatalog
            {
                [Cached("product:<id>", Ttl = "10m", Tags = ["catalog", "category:<category>"])]
                Task<string> GetAsync(int id, [NotInKey] int category);
            }
            """, "Contracts"));

        await Review.ExpectAsync(
            """
            public interface IWriter
            {
                [InvalidatesCache(Tags = ["catalog", "category:<id>", "{|CACHE0501:categories|}"])]
                Task MoveAsync(int id);
            }
            """,
            library.Compilation.ToMetadataReference());
    }

    [Fact]
    public async Task An_invalidation_of_nothing_has_no_effect()
    {
        var message = await Review.MessageAsync("""
            public interface ICatalog
            {
                [{|CACHE0401:InvalidatesCache|}]
                Task ClearAsync();
            }
            """);

        Assert.Equal(
            "[InvalidatesCache] on 'ICatalog.ClearAsync' has no effect: it names nothing to invalidate; write a key or pattern ('user:<id>:*'), or Tags",
            message);
        await Review.ExpectAsync("""
            public interface ICatalog
            {
                [{|CACHE0401:InvalidatesCache(Tags = [])|}]
                [{|CACHE0401:InvalidatesCache(Tags = null!)|}]
                Task ClearAsync();
            }
            """);
    }
}

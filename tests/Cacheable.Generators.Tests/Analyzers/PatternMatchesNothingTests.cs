using Cacheable.Generators.Tests.Analyzers.Harness;
using Cacheable.Generators.Tests.Harness;

namespace Cacheable.Generators.Tests.Analyzers;

public class PatternMatchesNothingTests
{
    [Fact]
    public async Task A_pattern_without_a_cached_key_is_told_the_nearest()
    {
        var message = await Review.MessageAsync("""
            public interface IUserService
            {
                [Cached("users:<id>:profile", Ttl = "10m")]
                Task<string> GetProfileAsync(int id);

                [InvalidatesCache("{|CACHE0501:user:<userId>:*|}")]
                Task RenameAsync(int userId, string name);
            }
            """);

        Assert.Equal(
            "'user:<userId>:*' on 'IUserService.RenameAsync' matches no cached key, here or in references, and so invalidates nothing; write 'users:<userId>:*'",
            message);
    }

    [Fact]
    public async Task An_invalidation_where_nothing_is_cached_is_reported_too()
    {
        var message = await Review.MessageAsync("""
            public interface IUserService
            {
                [InvalidatesCache("{|CACHE0501:user:<id>:*|}")]
                Task RenameAsync(int id, string name);
            }
            """);

        Assert.EndsWith("; nothing is cached: cache a key below it, or remove the attribute", message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("usr:<id>:*", "user:<id>:*")]
    [InlineData("user:<id>", "user:<id>:*")]
    [InlineData("user:<id>:profil", "user:<id>:profile")]
    [InlineData("user:<id>:profile:*", "user:<id>:profile")]
    [InlineData("user:<id>:profile:x", "user:<id>:profile")]
    [InlineData("users", "user:*")]
    public async Task The_suggestion_covers_a_key_and_uses_the_methods_own_names(string written, string suggested)
    {
        var message = await Review.MessageAsync($$"""
            public interface IUserService
            {
                [Cached("user:<key>:profile", Ttl = "10m")]
                Task<string> GetProfileAsync(int key);

                [InvalidatesCache("{|CACHE0501:{{written}}|}")]
                Task RenameAsync(int id, string name);
            }
            """);

        Assert.EndsWith($"; write '{suggested}'", message, StringComparison.Ordinal);
    }

    [Fact]
    public Task Whole_segments_are_compared() => Review.ExpectAsync("""
        public interface IUserService
        {
            [Cached("user:4:profile", Ttl = "10m")]
            Task<string> GetFirstAsync();

            [Cached("user:<id>", Ttl = "10m")]
            Task<string> GetAsync(int id);

            [InvalidatesCache("{|CACHE0501:user:42:*|}")]
            [InvalidatesCache("{|CACHE0501:use:*|}")]
            Task RenameAsync(int id, string name);
        }
        """);

    [Fact]
    public Task The_key_may_be_cached_by_another_interface() => Review.ExpectNothingAsync("""
        public interface IReader
        {
            [Cached("user:<id>:profile", Ttl = "10m")]
            Task<string> GetProfileAsync(int id);

            [Cached("user-{id}:name:{culture}", Ttl = "10m")]
            Task<string> GetNameAsync(int id, string culture);
        }

        public interface IWriter
        {
            [InvalidatesCache("user:<key>:profile")]
            [InvalidatesCache("user:<key>:*")]
            [InvalidatesCache("user:*")]
            [InvalidatesCache("user-<key>:*")]
            [InvalidatesCache("user-4:name:en")]
            Task RenameAsync(int key, string name);
        }
        """);

    [Fact]
    public async Task The_keys_of_a_referenced_assembly_are_seen()
    {
        var library = GeneratorRun.Of(UserCode.Compile("""
            namespace Contracts;

            public interface IUserService
            {
                [Cached("user:<id>:profile", Ttl = "10m")]
                Task<string> GetProfileAsync(int id);
            }
            """, "Contracts"));

        await Review.ExpectAsync(
            """
            public interface IUserWriter
            {
                [InvalidatesCache("user:<id>:*")]
                [InvalidatesCache("{|CACHE0501:users:<id>:*|}")]
                Task RenameAsync(int id, string name);
            }
            """,
            library.Compilation.ToMetadataReference());
    }

    [Fact]
    public Task A_derived_key_can_be_named() => Review.ExpectNothingAsync("""
        namespace Shop;

        public interface IRateService
        {
            [Cached(Ttl = "1h")]
            Task<decimal> GetRateAsync(string currency, DateOnly day);

            [InvalidatesCache("Shop.IRateService.GetRateAsync(string,DateOnly):<currency>:*")]
            Task SetRateAsync(string currency, decimal rate);
        }
        """);
}

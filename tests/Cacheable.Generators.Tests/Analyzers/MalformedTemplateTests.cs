using Cacheable.Generators.Tests.Analyzers.Harness;

namespace Cacheable.Generators.Tests.Analyzers;

public class MalformedTemplateTests
{
    [Fact]
    public async Task An_open_placeholder_is_pointed_at()
    {
        var message = await Review.MessageAsync("""
            public interface IUserService
            {
                [Cached("user:{|CACHE0109:<|}id:profile", Ttl = "10m")]
                Task<string> GetProfileAsync(int id);
            }
            """);

        Assert.StartsWith("The template 'user:<id:profile' of 'IUserService.GetProfileAsync' ", message, StringComparison.Ordinal);
    }

    [Fact]
    public Task Delimiters_wildcards_and_placeholders_of_a_key_are_checked() => Review.ExpectAsync("""
        public interface IUserService
        {
            [Cached("user:id{|CACHE0109:>|}", Ttl = "10m")]
            Task<string> UnopenedAsync(int id);

            [Cached("user:<id>:{|CACHE0109:{|}page}", Ttl = "10m")]
            Task<string> MixedAsync(int id, int page);

            [Cached("user:{|CACHE0109:<>|}", Ttl = "10m")]
            Task<string> NamelessAsync(int id);

            [Cached("user:<id>:{|CACHE0109:*|}", Ttl = "10m")]
            Task<string> PatternAsync(int id);

            [Cached({|CACHE0109:""|}, Ttl = "10m")]
            Task<string> EmptyAsync(int id);
        }
        """);

    [Fact]
    public Task A_wildcard_is_the_whole_last_segment_of_a_pattern() => Review.ExpectAsync("""
        public interface IUserService
        {
            [InvalidatesCache("user:{|CACHE0109:*|}:profile")]
            Task RefreshAsync();

            [InvalidatesCache("user:<id>{|CACHE0109:*|}")]
            Task RenameAsync(int id);

            [InvalidatesCache("{|CACHE0109:*|}")]
            Task ResetAsync();
        }
        """);

    [Fact]
    public Task Both_styles_paths_formats_and_patterns_are_well_formed() => Review.ExpectNothingAsync("""
        public interface IUserService
        {
            [Cached("user:<id>:day:<day:yyyy-MM>", Ttl = "10m")]
            Task<string> GetAsync(int id, DateOnly day);

            [Cached("user:{id}:page:{page}", Ttl = "10m")]
            Task<string> GetPageAsync(int id, int page);

            [InvalidatesCache("user:<id>:*")]
            [InvalidatesCache("user:*")]
            Task RenameAsync(int id);
        }
        """);
}

using Cacheable.Generators.Tests.Analyzers.Harness;

namespace Cacheable.Generators.Tests.Analyzers;

public class UnboundedKeyPartTests
{
    [Fact]
    public async Task Free_text_is_told_of_by_its_name()
    {
        var message = await Review.MessageAsync("""
            public interface ICatalog
            {
                [Cached("products:<{|CACHE0106:searchTerm|}>", Ttl = "5m")]
                Task<int> CountAsync(string searchTerm);
            }
            """);

        Assert.Equal(
            "'searchTerm' in the key of 'ICatalog.CountAsync' is free text by its name, so that nearly every call makes an entry of its own; "
            + "key by what is chosen from a list, or keep the entries few: a short Ttl, and a text that is trimmed and cut",
            message);
    }

    [Theory]
    [InlineData("string?", "query")]
    [InlineData("string", "filterExpression")]
    [InlineData("string", "userInput")]
    [InlineData("Guid", "requestId")]
    [InlineData("string", "CorrelationID")]
    [InlineData("long", "timestamp")]
    [InlineData("int", "nonce")]
    public Task What_has_no_bound_is_told_of(string type, string name) => Review.ExpectAsync($$"""
        public interface ICatalog
        {
            [Cached("products:<{|CACHE0106:{{name}}|}>", Ttl = "5m")]
            Task<int> CountAsync({{type}} {{name}});
        }
        """);

    [Theory]
    [InlineData("string", "searchCode")]
    [InlineData("int", "query")]
    [InlineData("Guid", "messageId")]
    [InlineData("string", "context")]
    [InlineData("string", "textLanguage")]
    [InlineData("DateTime", "day")]
    [InlineData("string", "filters")]
    public Task What_is_only_called_alike_is_not(string type, string name) => Review.ExpectNothingAsync($$"""
        public interface ICatalog
        {
            [Cached("products:<{{name}}>", Ttl = "5m")]
            Task<int> CountAsync({{type}} {{name}});
        }
        """);

    [Fact]
    public Task Who_caches_requests_keys_by_their_ids() => Review.ExpectNothingAsync("""
        public interface ILeave
        {
            [Cached("request:<requestId>", Ttl = "5m")]
            Task<string> GetAsync(int requestId);

            [Cached(Ttl = "5m")]
            Task<string> GetTraceAsync(string traceId);

            [Cached("price:<timestamp:yyyy-MM-dd>", Ttl = "5m")]
            Task<string> GetPriceAsync(DateTime timestamp);

            [InvalidatesCache("price:<nonce>")]
            Task ChangeAsync(string nonce);
        }
        """);

    [Fact]
    public Task A_derived_key_is_looked_at_too_and_members_are() => Review.ExpectAsync("""
        public interface ICatalog
        {
            [Cached(Ttl = "5m")]
            Task<int> CountAsync(int category, string {|CACHE0106:query|});

            [Cached("found:<{|CACHE0106:filter.SearchText|}>", Ttl = "5m")]
            Task<int> FindAsync(Filter filter);
        }

        public sealed record Filter(string SearchText);
        """);
}

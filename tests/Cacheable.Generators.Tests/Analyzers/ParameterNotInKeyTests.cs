using Cacheable.Generators.Tests.Analyzers.Harness;
using Microsoft.CodeAnalysis;

namespace Cacheable.Generators.Tests.Analyzers;

public class ParameterNotInKeyTests
{
    [Fact]
    public async Task A_forgotten_parameter_is_a_warning_that_says_what_to_write()
    {
        var diagnostic = Assert.Single(await Review.ExpectAsync("""
            public interface IOrderService
            {
                [Cached("user:<id>:orders", Ttl = "2m")]
                Task<string> GetOrdersAsync(int id, int {|CACHE0103:page|}, CancellationToken ct = default);
            }
            """));

        Assert.Equal(DiagnosticSeverity.Warning, diagnostic.Severity);
        Assert.Equal(
            "Parameter 'page' of 'IOrderService.GetOrdersAsync' is missing from the key 'user:<id>:orders', so calls that differ only in it would "
            + "share one answer; write 'user:<id>:orders:<page>', or mark the parameter [NotInKey]",
            diagnostic.GetMessage(System.Globalization.CultureInfo.InvariantCulture));
    }

    [Fact]
    public Task Each_forgotten_parameter_is_reported_by_itself() => Review.ExpectAsync("""
        public interface IOrderService
        {
            [Cached("orders", Ttl = "2m")]
            Task<string> GetOrdersAsync(int {|CACHE0103:id|}, Query {|CACHE0103:query|});
        }

        public sealed record Query(int Page);
        """);

    [Fact]
    public async Task A_forgotten_type_parameter_is_reported_on_the_key()
    {
        var message = await Review.MessageAsync("""
            public interface IRepository
            {
                [Cached("{|CACHE0103:entity:<id>|}", Ttl = "2m")]
                Task<T> GetAsync<T>(int id);
            }
            """);

        Assert.EndsWith("write 'entity:<id>:<T>'", message, StringComparison.Ordinal);
    }

    [Fact]
    public Task Nothing_is_missing_where_the_answer_cannot_depend_on_it() => Review.ExpectNothingAsync("""
        public interface IOrderService
        {
            [Cached("user:<id>:orders:<query.Page>", Ttl = "2m")]
            Task<string> GetOrdersAsync(int id, Query query, [NotInKey] string caller, IProgress<int>? progress = null, CancellationToken ct = default);

            [Cached(Ttl = "2m")]
            Task<string> GetAllAsync(int id, int page);

            [InvalidatesCache("user:<id>:*")]
            Task RenameAsync(int id, string name);
        }

        public sealed record Query(int Page);
        """);
}

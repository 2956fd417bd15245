using Cacheable.Generators.Tests.Analyzers.Harness;

namespace Cacheable.Generators.Tests.Analyzers;

public class DeferredSequenceTests
{
    [Fact]
    public async Task A_sequence_may_be_run_again_by_every_hit()
    {
        var message = await Review.MessageAsync("""
            public interface IOrders
            {
                [Cached("orders:<customer>", Ttl = "5m")]
                Task<IEnumerable<decimal>> {|CACHE0204:GetTotalsAsync|}(int customer);
            }
            """);

        Assert.Equal(
            "'IOrders.GetTotalsAsync' caches 'IEnumerable<decimal>', which may be a query or an iterator that every hit would run again; return 'IReadOnlyList<decimal>'",
            message);
    }

    [Theory]
    [InlineData("IQueryable<int>", "a query that every hit would run again, on a source that may be gone")]
    [InlineData("Task<IOrderedQueryable<int>>", "a query that every hit would run again, on a source that may be gone")]
    [InlineData("IAsyncEnumerable<int>", "a sequence that its first reader uses up")]
    [InlineData("ValueTask<IAsyncEnumerable<int>>", "a sequence that its first reader uses up")]
    [InlineData("Task<IOrderedEnumerable<int>>", "which may be a query or an iterator that every hit would run again")]
    [InlineData("Task<ParallelQuery<int>>", "which may be a query or an iterator that every hit would run again")]
    [InlineData("Task<IEnumerable<int>?>", "which may be a query or an iterator that every hit would run again")]
    [InlineData("Task<(IEnumerable<int> Page, int Total)>", "which may be a query or an iterator that every hit would run again")]
    [InlineData("Task<Dictionary<string, IEnumerable<int>>>", "which may be a query or an iterator that every hit would run again")]
    public async Task What_is_made_while_it_is_read_is_refused(string type, string problem)
    {
        var message = await Review.MessageAsync($$"""
            public interface IOrders
            {
                [Cached("orders", Ttl = "5m", Tiers = CacheTiers.L1)]
                {{type}} {|CACHE0204:Get|}();
            }
            """);

        Assert.Contains(problem, message, StringComparison.Ordinal);
    }

    [Fact]
    public Task What_was_read_is_cached() => Review.ExpectNothingAsync("""
        public interface IOrders
        {
            [Cached("a", Ttl = "5m")]
            Task<IReadOnlyList<decimal>> GetListAsync();

            [Cached("b", Ttl = "5m")]
            Task<IReadOnlyCollection<string>> GetNamesAsync();

            [Cached("c", Ttl = "5m")]
            Task<decimal[]> GetArrayAsync();

            [Cached("d", Ttl = "5m")]
            Task<ICollection<int>> GetCollectionAsync();

            [Cached("e", Ttl = "5m")]
            Task<string> GetTextAsync();

            [Cached("f", Ttl = "5m")]
            Task<System.Collections.Immutable.ImmutableArray<int>> GetImmutableAsync();

            [Cached("g:<ids>", Ttl = "5m")]
            Task<int> CountAsync(IReadOnlyCollection<int> ids);

            IEnumerable<int> GetUncached();
        }
        """);
}

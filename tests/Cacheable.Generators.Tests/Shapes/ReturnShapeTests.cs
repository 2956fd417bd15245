using Cacheable.Generators.Tests.Harness;

namespace Cacheable.Generators.Tests.Shapes;

public class ReturnShapeTests
{
    [Fact]
    public void Every_way_to_return_a_cached_value() => Snapshot.Verify("""
        namespace Shop;

        [CacheDefaults(Ttl = "5m", Negative = "10s")]
        public interface IAnswers
        {
            [Cached] Task<string> Text();
            [Cached] ValueTask<int?> Number(int id, CancellationToken stop);
            [Cached] decimal Price(Guid product);
            [Cached] Task<(int Count, string? Name)> Pair(string a, string? b);
        }
        """);

    [Fact]
    public void Every_way_to_return_from_an_invalidation() => Snapshot.Verify("""
        namespace Shop;

        public interface ICommands
        {
            [InvalidatesCache("user:<id>:*"), InvalidatesCache("users")] void Nothing(int id);
            [InvalidatesCache("user:<id>:*")] int Value(int id);
            [InvalidatesCache("users")] Task Task();
            [InvalidatesCache("user:{id}:*")] Task<string?> TaskOfResult(string id, CancellationToken ct);
            [InvalidatesCache("rate:<day:yyyy-MM>:<amount>")] ValueTask ValueTask(DateOnly day, decimal amount);
            [InvalidatesCache("user:<id>:*")] ValueTask<int> ValueTaskOfResult(int? id);
        }
        """);

    [Theory]
    [InlineData("Task<int[]>")]
    [InlineData("Task<int?>")]
    [InlineData("Task<string?>")]
    [InlineData("Task<string?[]?>")]
    [InlineData("ValueTask<Guid>")]
    [InlineData("ValueTask<DayOfWeek>")]
    [InlineData("ValueTask<(int, (string? Deep, long))>")]
    [InlineData("Task<IReadOnlyDictionary<string, List<int?>>>")]
    [InlineData("List<string>?")]
    [InlineData("DateTimeOffset?")]
    [InlineData("KeyValuePair<int, string>")]
    public void Values_of_every_kind_are_kept(string type) => GeneratorRun.Of($$"""
        public interface IValues
        {
            [Cached(Ttl = "5m")] {{type}} Get(int id);
        }
        """);

    [Fact]
    public void What_L2_cannot_store_L1_may_keep() => GeneratorRun.Of("""
        public interface IHandles
        {
            [Cached("a", Ttl = "5m", Tiers = CacheTiers.L1)] Task<dynamic> Dynamic();
            [Cached("b", Ttl = "5m", Tiers = CacheTiers.L1)] Task<Func<int>> Delegate();
            [Cached("c", Ttl = "5m", Tiers = CacheTiers.L1)] object? Anything();
        }
        """);
}

using Cacheable.Generators.Tests.Analyzers.Harness;
using Cacheable.Generators.Tests.Harness;

namespace Cacheable.Generators.Tests.Analyzers;

/// <summary>An IDE asks after every keystroke, and code is broken most of the time.</summary>
public class HalfWrittenCodeTests
{
    private const string Source =
        """
        [assembly: CacheDefaults(Jitter = "10%")]

        [CacheDefaults(Ttl = "5m")]
        public interface IUserService<T> : IDisposable where T : class
        {
            [Cached("user:<id>:<T>:<order.Address.Country>:<day:yyyy-MM>", Ttl = "10m", Tiers = CacheTiers.L1)]
            Task<IReadOnlyList<T>> GetAsync<TKey>(int id, Order? order, DateOnly day, [NotInKey] params TKey[] more);

            [InvalidatesCache("user:{id}:*"), InvalidatesCache(nameof(IUserService<>))]
            ref int Rename(in int id, out string name);
        }

        public sealed record Order(int Number, Func<Order> Address) { [Cached] static int Count => 0; }
        """;

    public static TheoryData<int> Parts { get; } = [.. Enumerable.Range(0, 8)];

    [Theory]
    [MemberData(nameof(Parts))]
    public async Task No_prefix_of_a_source_makes_an_analyzer_or_the_generator_throw(int part)
    {
        for (var length = part; length <= Source.Length; length += 8)
        {
            var compilation = Review.Compile(Source[..length]);

            await AllAnalyzers.RunAsync(compilation, TestContext.Current.CancellationToken);
            GeneratorRun.Unchecked(compilation);
        }
    }
}

using Cacheable.Generators.Tests.Harness;

namespace Cacheable.Generators.Tests.Shapes;

public class GenericTests
{
    [Fact]
    public void A_generic_method_has_a_cache_for_each_type() => Snapshot.Verify("""
        namespace Shop;

        [CacheDefaults(Ttl = "5m")]
        public interface IStore
        {
            [Cached("item:<T>:<id>")] Task<T?> GetAsync<T>(int id, CancellationToken ct = default) where T : class, new();
            [Cached] ValueTask<TValue> FindAsync<TKey, TValue>(TKey key) where TKey : notnull, IComparable<TKey> where TValue : struct;
            [InvalidatesCache("item:<T>:*")] Task ClearAsync<T>() where T : unmanaged;
        }
        """);

    [Fact]
    public void A_generic_interface_has_a_generic_decorator() => Snapshot.Verify("""
        namespace Shop;

        public interface IRepository<T, in TKey>
            where T : class?
            where TKey : IEquatable<TKey>
        {
            [Cached("repository:<T>:<TKey>:<id>", Ttl = "1h")] Task<T?> GetAsync(TKey id);
            [Cached(Ttl = "1h")] Task<IReadOnlyList<T>> AllAsync();
            [InvalidatesCache("repository:<T>:<TKey>:<id>")] Task SaveAsync(TKey id, T value);
        }
        """);

    [Theory]
    [InlineData("where T : class")]
    [InlineData("where T : class?")]
    [InlineData("where T : class, new()")]
    [InlineData("where T : struct")]
    [InlineData("where T : struct, Enum")]
    [InlineData("where T : unmanaged")]
    [InlineData("where T : notnull")]
    [InlineData("where T : notnull, IDisposable, new()")]
    [InlineData("where T : List<T>?, IEquatable<T>")]
    [InlineData("")]
    public void Constraints_are_kept(string constraints) => GeneratorRun.Of($$"""
        namespace Shop;

        public interface IMethods
        {
            [Cached("a:<T>:<id>", Ttl = "5m")] Task<T> Get<T>(int id) {{constraints}};
            [Cached("b:<T>:<id>", Ttl = "5m")] ValueTask<T?> Maybe<T>(int id) {{constraints}};
            [InvalidatesCache("a:*")] Task<T?> Set<T>(T value) {{constraints}};
            void Plain<T>(T? value) {{constraints}};
        }

        public interface IWhole<T> {{constraints}}
        {
            [Cached("c:<T>:<id>", Ttl = "5m")] Task<T?> Get(int id);
            [Cached("d:<T>:<id>", Ttl = "5m")] T Now(int id);
        }

        public interface IClashing { Task<T?> Maybe<T>(int id) {{constraints}}; }

        public interface IBoth : IMethods, IClashing, IDisposable
        {
            [Cached("e:<T>", Ttl = "5m")] Task<T?> Get<T>() {{constraints}};
        }
        """);

    [Fact]
    public void A_method_that_allows_ref_structs_is_passed_through() => GeneratorRun.Of("""
        public interface IBuffers
        {
            [Cached("a", Ttl = "5m")] int Get();
            void Write<T>(T value) where T : allows ref struct;
        }
        """);
}

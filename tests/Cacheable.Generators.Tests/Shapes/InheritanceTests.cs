using Cacheable.Generators.Tests.Harness;

namespace Cacheable.Generators.Tests.Shapes;

public class InheritanceTests
{
    [Fact]
    public void Methods_of_base_interfaces_are_decorated_too() => Snapshot.Verify("""
        namespace Shop;

        public interface IReadable<T>
        {
            [Cached(Ttl = "5m")] Task<T> GetAsync(int id);
            [Cached("all:<T>", Ttl = "5m")] Task<IReadOnlyList<T>> AllAsync();
        }

        public sealed record User(int Id);

        public interface IUsers : IReadable<User>, IDisposable, IAsyncDisposable
        {
            int Count { get; }
        }
        """);

    [Fact]
    public void Members_that_clash_are_implemented_explicitly() => Snapshot.Verify("""
        namespace Shop;

        public interface ILeft { [Cached("left:<id>", Ttl = "5m")] Task<int> Get(int id); string Name { get; } event EventHandler Changed; }
        public interface IRight { [Cached("right:<id>", Ttl = "5m")] Task<string> Get(int id); int Name { get; } void Changed(); }
        public interface ITop { Task<int> Shared(int id); }
        public interface IOne : ITop; 
        public interface ITwo : ITop;

        public interface IBoth : ILeft, IRight, IOne, ITwo
        {
            [Cached("both:<id>", Ttl = "5m")] new Task<int> Get(int id);
            string ToString();
            bool Equals(object? other);
        }
        """);

    [Fact]
    public void Default_implementations_are_forwarded_so_that_the_inner_service_may_replace_them() => Snapshot.Verify("""
        namespace Shop;

        public interface IBase { int Get(); void Hidden(); }

        public interface IDefaults : IBase
        {
            [Cached("a:<id>", Ttl = "5m")] Task<int> Cached(int id) => Task.FromResult(id);
            int Plain() => 1;
            static int Static() => 1;
            private int Private() => Plain();
            sealed int Sealed() => Private();
            void IBase.Hidden() { }
        }
        """);

    [Fact]
    public void An_interface_may_be_partial() => Assert.Single(GeneratorRun.Of("""
        public partial interface IParts { int Plain(); }
        public partial interface IParts { [Cached("a", Ttl = "5m")] int A(); }
        public partial interface IParts : IDisposable { [InvalidatesCache("a")] void B(); }
        """).Sources, source => source.HintName == "IParts.g.cs");

    [Fact]
    public void An_interface_without_annotations_is_left_alone() => Assert.Empty(GeneratorRun.Unchecked(UserCode.Compile("""
        public interface IPlain : IDisposable { [Obsolete] int Get(); }
        """)).GeneratedTrees);
}

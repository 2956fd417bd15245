using Cacheable.Generators.Tests.Harness;

namespace Cacheable.Generators.Tests.Shapes;

public class PlaceTests
{
    [Fact]
    public void Interfaces_stand_anywhere() => Snapshot.Verify("""
        using Cacheable;

        public interface IGlobal { [Cached("a", Ttl = "5m")] int Get(); }

        namespace Shop.@event
        {
            internal interface IInternal { [Cached("b", Ttl = "5m")] int Get(); }

            public static class Outer
            {
                public class Inner<T>
                {
                    protected internal interface INested { [Cached("c:<T>", Ttl = "5m")] T? Get(); }
                }
            }

            public interface @interface { [Cached("d", Ttl = "5m")] int @get(); }
        }
        """);

    [Fact]
    public void Names_that_differ_only_by_case_or_prefix_do_not_meet()
    {
        var run = GeneratorRun.Of("""
            namespace Shop
            {
                public interface IUser { [Cached("a", Ttl = "5m")] int Get(); }
                public interface Iuser { [Cached("b", Ttl = "5m")] int Get(); }
                public interface User { [Cached("c", Ttl = "5m")] int Get(); }
                public interface IUSER { [Cached("d", Ttl = "5m")] int Get(); }
                public interface IUser<T> { [Cached("e:<T>", Ttl = "5m")] int Get(); }
                public interface IUser_2 { [Cached("f", Ttl = "5m")] int Get(); [Cached("g", Ttl = "5m")] int get(); [Cached("h", Ttl = "5m")] int GET(); }
            }

            namespace shop
            {
                public interface IUser { [Cached("i", Ttl = "5m")] int Get(); }
            }
            """);

        var hints = run.Sources.Select(source => source.HintName).ToList();
        Assert.Equal(7, hints.Distinct(StringComparer.OrdinalIgnoreCase).Count());
        Assert.Equal(7, hints.Count);
    }

    [Fact]
    public void Overloads_do_not_meet() => Snapshot.Verify("""
        namespace Shop;

        [CacheDefaults(Ttl = "5m")]
        public interface IOverloads
        {
            [Cached] Task<int> Get(int id);
            [Cached] Task<int> Get(string id);
            [Cached] Task<int> Get<T>(int id);
            [Cached] Task<int> GetKey(int id);
            int Get2();
            int GetKey2 { get; }
        }
        """);

    [Fact]
    public void Names_of_ours_in_the_users_code_are_no_matter() => GeneratorRun.Of("""
        namespace Cacheable.Generated.System { public class CacheKey; }
        namespace Shop.Cacheable { public class Contract; }
        namespace Shop.System
        {
            public class TimeSpan;
            public class Task;

            public interface IService
            {
                [global::Cacheable.Cached("a:<id>", Ttl = "5m")] global::System.Threading.Tasks.Task<int> UserService(int id);
                void ServiceDecorator();
                void Methods();
            }
        }
        """);

    [Theory]
    [InlineData("public class C { private interface I { [Cached(\"a\", Ttl = \"5m\")] int Get(); } }")]
    [InlineData("file interface I { [Cached(\"a\", Ttl = \"5m\")] int Get(); }")]
    [InlineData("public interface I { [Cached(\"a\", Ttl = \"5m\")] int Get(); static abstract int S(); }")]
    [InlineData("public interface I { [Cached(\"a\", Ttl = \"5m\")] int Get(); protected int P(); }")]
    [InlineData("public class C { [Cached(\"a\", Ttl = \"5m\")] public int Get() => 1; }")]
    public void What_cannot_be_decorated_is_left_alone(string source) =>
        Assert.Empty(GeneratorRun.Unchecked(UserCode.Compile(source)).GeneratedTrees);
}

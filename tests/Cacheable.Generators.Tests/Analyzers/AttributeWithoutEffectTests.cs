using Cacheable.Generators.Tests.Analyzers.Harness;

namespace Cacheable.Generators.Tests.Analyzers;

public class AttributeWithoutEffectTests
{
    [Fact]
    public async Task A_method_of_a_class_is_told_of_the_interface_member_it_implements()
    {
        var message = await Review.MessageAsync("""
            public interface IUserService
            {
                Task<string> GetNameAsync(int id);
            }

            public sealed class UserService : IUserService
            {
                [{|CACHE0401:Cached("user:<id>:name", Ttl = "5m")|}]
                public Task<string> GetNameAsync(int id) => Task.FromResult("Ada");
            }
            """);

        Assert.Equal(
            "[Cached] on 'UserService.GetNameAsync' has no effect: only calls through an interface can be decorated; "
            + "move it to 'IUserService.GetNameAsync'",
            message);
    }

    [Fact]
    public Task An_explicit_implementation_is_a_method_of_a_class() => Review.ExpectAsync("""
        public interface IUserService
        {
            Task RenameAsync(int id, string name);
        }

        public sealed class UserService : IUserService
        {
            [{|CACHE0401:InvalidatesCache("user:<id>:*")|}]
            Task IUserService.RenameAsync(int id, string name) => Task.CompletedTask;
        }
        """);

    [Fact]
    public Task Static_methods_abstract_classes_and_records_have_no_decorator() => Review.ExpectAsync("""
        public static class Users
        {
            [{|CACHE0401:Cached("user:<id>", Ttl = "5m")|}]
            public static int Find(int id) => id;
        }

        public abstract class UserService
        {
            [{|CACHE0401:Cached("user:<id>", Ttl = "5m")|}, {|CACHE0401:InvalidatesCache("user:<id>")|}]
            public abstract int Find(int id);
        }

        public record User(int Id)
        {
            [{|CACHE0401:Cached(Ttl = "5m")|}]
            public int Age() => Id;
        }
        """);

    [Fact]
    public Task Functions_inside_a_method_have_no_decorator() => Review.ExpectAsync("""
        public static class Users
        {
            public static int Find(int id)
            {
                var twice = [{|CACHE0401:Cached(Ttl = "5m")|}] (int n) => 2 * n;
                return Once(twice(id));

                [{|CACHE0401:Cached(Ttl = "5m")|}]
                static int Once(int n) => n;
            }
        }
        """);

    [Fact]
    public Task An_accessor_of_a_class_has_no_decorator() => Review.ExpectAsync("""
        public sealed class Users
        {
            public int Count
            {
                [{|CACHE0401:Cached(Ttl = "5m")|}]
                get => 0;
            }
        }
        """);

    [Fact]
    public Task Another_attribute_of_the_same_name_is_not_ours() => Review.ExpectNothingAsync("""
        namespace Shop
        {
            [AttributeUsage(AttributeTargets.Method)]
            public sealed class CachedAttribute : Attribute;

            public static class Users
            {
                [Cached]
                public static int Find(int id) => id;
            }
        }
        """);

    [Fact]
    public Task A_method_of_an_interface_is_where_the_attribute_belongs() => Review.ExpectNothingAsync("""
        public interface IUserService
        {
            [Cached("user:<id>:name", Ttl = "5m")]
            Task<string> GetNameAsync(int id);

            [InvalidatesCache("user:<id>:*")]
            Task RenameAsync(int id, string name);
        }
        """);

    [Fact]
    public Task Members_of_an_interface_that_a_decorator_cannot_forward_are_told_so() => Review.ExpectAsync("""
        public interface IUserService
        {
            [{|CACHE0401:Cached(Ttl = "5m")|}]
            static int Count() => 0;

            [{|CACHE0401:Cached(Ttl = "5m")|}]
            private int Secret() => 0;

            int Size
            {
                [{|CACHE0401:Cached(Ttl = "5m")|}]
                get;
            }

            [{|CACHE0401:Cached("ref", Ttl = "5m")|}]
            ref int Reference();
        }
        """);

    [Fact]
    public Task An_interface_that_no_decorator_can_implement_is_told_so() => Review.ExpectAsync("""
        public interface IShape
        {
            static abstract int Corners { get; }

            [{|CACHE0401:Cached(Ttl = "5m")|}]
            int Area();
        }

        file interface IHidden
        {
            [{|CACHE0401:Cached(Ttl = "5m")|}]
            int Area();
        }

        public class Outer
        {
            private interface INested
            {
                [{|CACHE0401:Cached(Ttl = "5m")|}]
                int Area();
            }
        }
        """);
}

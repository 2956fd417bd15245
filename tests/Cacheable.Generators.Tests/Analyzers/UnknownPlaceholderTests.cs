using Cacheable.Generators.Tests.Analyzers.Harness;

namespace Cacheable.Generators.Tests.Analyzers;

public class UnknownPlaceholderTests
{
    [Fact]
    public async Task A_misspelt_parameter_is_pointed_at_and_named()
    {
        var message = await Review.MessageAsync("""
            public interface IUserService
            {
                [Cached("user:<{|CACHE0101:idd|}>:profile", Ttl = "10m")]
                Task<string> GetProfileAsync(int id);
            }
            """);

        Assert.Equal("'idd' in the template of 'IUserService.GetProfileAsync' names no parameter of the method; write 'id'", message);
    }

    [Fact]
    public async Task Where_no_name_is_near_the_parameters_are_listed()
    {
        var message = await Review.MessageAsync("""
            public interface IUserService
            {
                [Cached("user:{{|CACHE0101:tenant|}}:{id}:{page}", Ttl = "10m")]
                Task<string> GetOrdersAsync(int id, int page, CancellationToken ct = default);
            }
            """);

        Assert.Equal("'tenant' in the template of 'IUserService.GetOrdersAsync' names no parameter of the method; write one of 'id', 'page'", message);
    }

    [Fact]
    public Task Every_placeholder_of_a_pattern_is_looked_at() => Review.ExpectAsync("""
        public interface IUserService
        {
            [Cached("user:<id>:name:<culture>", Ttl = "10m")]
            Task<string> GetNameAsync(int id, string culture);

            [InvalidatesCache(@"user:<{|CACHE0101:userId|}>:*")]
            [InvalidatesCache("user:<{|CACHE0101:Id|}>:name:<{|CACHE0101:cultrue|}>")]
            Task RenameAsync(int id, string name, string culture);
        }
        """);

    [Fact]
    public Task A_constant_is_pointed_at_where_it_is_used() => Review.ExpectAsync("""
        public static class Keys
        {
            public const string User = "user:<idd>";
        }

        public interface IUserService
        {
            [Cached({|CACHE0101:Keys.User|}, Ttl = "10m")]
            Task<string> GetNameAsync(int id);
        }
        """);

    [Fact]
    public Task Parameters_type_parameters_and_keywords_are_names() => Review.ExpectNothingAsync("""
        public interface IRepository<T>
        {
            [Cached("entity:<T>:<id>:<event>", Ttl = "10m")]
            Task<string> GetAsync(int id, string @event);

            [Cached("view:{T}:{TView}:{id}", Ttl = "10m")]
            Task<string> GetViewAsync<TView>(int id);
        }
        """);
}

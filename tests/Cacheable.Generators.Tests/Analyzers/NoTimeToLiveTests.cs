using Cacheable.Generators.Tests.Analyzers.Harness;

namespace Cacheable.Generators.Tests.Analyzers;

public class NoTimeToLiveTests
{
    [Fact]
    public async Task There_is_no_default()
    {
        var message = await Review.MessageAsync("""
            public interface IUserService
            {
                [{|CACHE0301:Cached("user:<id>")|}]
                Task<string> GetNameAsync(int id);
            }
            """);

        Assert.Equal(
            "'IUserService.GetNameAsync' is cached without a time to live; write 'Ttl = \"5m\"' here, or [CacheDefaults(Ttl = \"5m\")] on its interface or assembly",
            message);
    }

    [Fact]
    public Task Defaults_that_say_something_else_do_not_help() => Review.ExpectAsync("""
        [CacheDefaults(Jitter = "10%")]
        public interface IUserService
        {
            [{|CACHE0301:Cached|}]
            Task<string> GetNameAsync(int id);
        }
        """);

    [Fact]
    public Task The_method_the_interface_or_the_assembly_may_say_it() => Review.ExpectNothingAsync("""
        [CacheDefaults(Ttl = "1h")]
        public interface IUserService
        {
            [Cached("user:<id>:name", Ttl = "10m")]
            Task<string> GetNameAsync(int id);

            [Cached("user:<id>:mail")]
            Task<string> GetMailAsync(int id);
        }
        """);

    [Fact]
    public Task The_assembly_may_say_it_for_all() => Review.ExpectNothingAsync("""
        [assembly: CacheDefaults(Ttl = "1h")]

        public interface IUserService
        {
            [Cached("user:<id>:mail")]
            Task<string> GetMailAsync(int id);
        }
        """);
}

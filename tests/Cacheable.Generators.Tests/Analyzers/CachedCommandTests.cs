using Cacheable.Generators.Parsing;
using Cacheable.Generators.Tests.Analyzers.Harness;

namespace Cacheable.Generators.Tests.Analyzers;

public class CachedCommandTests
{
    [Fact]
    public async Task A_command_must_run_each_time()
    {
        var message = await Review.MessageAsync("""
            public interface IOrderService
            {
                [{|CACHE0306:Cached("order:<userId>", Ttl = "5m")|}]
                Task<int> CreateOrderAsync(int userId);
            }
            """);

        Assert.Equal(
            "'IOrderService.CreateOrderAsync' is cached and named like a command ('create'), and a call that is answered from the cache does nothing; remove "
            + "[Cached], write [InvalidatesCache] if the method changes what others cache, or name it for what it returns",
            message);
    }

    [Theory]
    [InlineData("Send")]
    [InlineData("SendAsync")]
    [InlineData("UpsertUserAsync")]
    [InlineData("deleteUser")]
    [InlineData("SaveXMLAsync")]
    [InlineData("Set_Name")]
    [InlineData("PostAsync")]
    [InlineData("PostMessage")]
    [InlineData("AddUser")]
    [InlineData("ExecuteAsync")]
    [InlineData("ResetPasswordAsync")]
    [InlineData("RenameAsync")]
    public void The_first_word_tells_a_command(string method) => Assert.NotNull(CommandRules.CommandIn(method));

    [Theory]
    [InlineData("GetAsync")]
    [InlineData("Sender")]
    [InlineData("SettingsAsync")]
    [InlineData("SetupAsync")]
    [InlineData("AddressOf")]
    [InlineData("AddOnsAsync")]
    [InlineData("PostsAsync")]
    [InlineData("PostById")]
    [InlineData("PostCountAsync")]
    [InlineData("SetOfColors")]
    [InlineData("PostalCode")]
    [InlineData("ImportedAsync")]
    [InlineData("CreatedSince")]
    [InlineData("Updates")]
    [InlineData("LastUpdateAsync")]
    [InlineData("CanDelete")]
    [InlineData("")]
    [InlineData("_")]
    public void No_other_word_does_and_no_longer_one(string method) => Assert.Null(CommandRules.CommandIn(method));

    [Fact]
    public Task Methods_that_are_not_cached_may_be_called_what_they_are() => Review.ExpectNothingAsync("""
        public interface IUserService
        {
            [Cached("user:<id>", Ttl = "5m")]
            Task<string> GetNameAsync(int id);

            [InvalidatesCache("user:<id>")]
            Task<bool> DeleteAsync(int id);

            [UpdatesCache("user:<id>")]
            Task<string> SaveAsync(int id, string name);

            [WriteBehind]
            Task SendAsync(int id);

            Task<int> CreateAsync(string name);

            [Cached("user:<id>:posts", Ttl = "5m")]
            Task<IReadOnlyList<int>> PostIdsAsync(int id);
        }
        """);

    [Fact]
    public Task A_command_that_returns_nothing_is_told_so_and_no_more() => Review.ExpectAsync("""
        public interface IUserService
        {
            [{|CACHE0201:Cached("user:<id>", Ttl = "5m")|}]
            Task DeleteAsync(int id);
        }
        """);
}

namespace Cacheable.CodeFixes.Tests.Usage;

/// <summary>A source with something to register around what a test is about.</summary>
internal static class Shop
{
    public const string Usings = "using Microsoft.Extensions.DependencyInjection;\n\n";

    private const string Services = """


        public interface IUserService
        {
            [Cached("user:<id>:name", Ttl = "10m")]
            Task<string> GetNameAsync(int id);
        }

        public interface IOrderService
        {
            [Cached("order:<id>", Ttl = "10m")]
            Task<int> CountAsync(int id);
        }

        public sealed class UserService : IUserService
        {
            public Task<string> GetNameAsync(int id) => Task.FromResult("Ada");
        }

        public sealed class OtherService : IUserService
        {
            public Task<string> GetNameAsync(int id) => Task.FromResult("Grace");
        }

        public sealed class OrderService : IOrderService
        {
            public Task<int> CountAsync(int id) => Task.FromResult(id);
        }

        public sealed class Plain;

        """;

    public static string With(string code) => Usings + code + Services;
}

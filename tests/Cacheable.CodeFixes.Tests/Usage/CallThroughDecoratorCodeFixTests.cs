using Cacheable.CodeFixes.Tests.Harness;

namespace Cacheable.CodeFixes.Tests.Usage;

public class CallThroughDecoratorCodeFixTests
{
    private const string Offer = "Call through IDecorated<IUserService>";

    private const string Interface = """

        public interface IUserService
        {
            [Cached("user:<id>:name", Ttl = "10m")]
            Task<string> GetNameAsync(int id, CancellationToken cancellationToken = default);

            Task<string> GreetAsync(int id);
        }

        public sealed class Database;
        """;

    [Fact]
    public Task A_class_without_a_constructor_is_given_one() => AppliesAsync(
        """
        public sealed class UserService : IUserService
        {
            public Task<string> GetNameAsync(int id, CancellationToken cancellationToken = default) => Task.FromResult("Ada");

            public async Task<string> GreetAsync(int id) => "Hello " + await GetNameAsync(id);
        }
        """,
        """
        public sealed class UserService(IDecorated<IUserService> self) : IUserService
        {
            public Task<string> GetNameAsync(int id, CancellationToken cancellationToken = default) => Task.FromResult("Ada");

            public async Task<string> GreetAsync(int id) => "Hello " + await self.Service.GetNameAsync(id);
        }
        """);

    [Fact]
    public Task A_primary_constructor_takes_one_more() => AppliesAsync(
        """
        public sealed class UserService(Database database) : IUserService
        {
            public Task<string> GetNameAsync(int id, CancellationToken cancellationToken = default) => Task.FromResult($"{database}");

            public async Task<string> GreetAsync(int id) => "Hello " + await ((IUserService)this).GetNameAsync(id);
        }
        """,
        """
        public sealed class UserService(Database database, IDecorated<IUserService> self) : IUserService
        {
            public Task<string> GetNameAsync(int id, CancellationToken cancellationToken = default) => Task.FromResult($"{database}");

            public async Task<string> GreetAsync(int id) => "Hello " + await self.Service.GetNameAsync(id);
        }
        """);

    [Fact]
    public Task An_explicit_constructor_takes_one_more_and_a_field_keeps_it() => AppliesAsync(
        """
        public sealed class UserService : IUserService
        {
            private readonly Database _database;

            /// <summary>Reads from the database.</summary>
            public UserService(Database database)
            {
                _database = database;
            }

            public Task<string> GetNameAsync(int id, CancellationToken cancellationToken = default) => Task.FromResult($"{_database}");

            public async Task<string> GreetAsync(int id) => "Hello " + await this.GetNameAsync(id);
        }
        """,
        """
        public sealed class UserService : IUserService
        {
            private readonly Database _database;
            private readonly IDecorated<IUserService> _self;

            /// <summary>Reads from the database.</summary>
            public UserService(Database database, IDecorated<IUserService> self)
            {
                _database = database;
                _self = self;
            }

            public Task<string> GetNameAsync(int id, CancellationToken cancellationToken = default) => Task.FromResult($"{_database}");

            public async Task<string> GreetAsync(int id) => "Hello " + await _self.Service.GetNameAsync(id);
        }
        """);

    [Fact]
    public Task One_with_an_expression_is_given_a_body() => AppliesAsync(
        """
        public sealed class UserService : IUserService
        {
            public UserService(Database database) => Database = database;

            public Database Database { get; }

            public Task<string> GetNameAsync(int id, CancellationToken cancellationToken = default) => Task.FromResult("Ada");

            public async Task<string> GreetAsync(int id) => "Hello " + await GetNameAsync(id);
        }
        """,
        """
        public sealed class UserService : IUserService
        {
            private readonly IDecorated<IUserService> _self;

            public UserService(Database database, IDecorated<IUserService> self)
            {
                Database = database;
                _self = self;
            }

            public Database Database { get; }

            public Task<string> GetNameAsync(int id, CancellationToken cancellationToken = default) => Task.FromResult("Ada");

            public async Task<string> GreetAsync(int id) => "Hello " + await _self.Service.GetNameAsync(id);
        }
        """);

    [Fact]
    public Task What_is_there_is_used_and_a_delegate_is_its_too() => AppliesAsync(
        """
        public sealed class UserService(IDecorated<IUserService> me) : IUserService
        {
            public Task<string> GetNameAsync(int id, CancellationToken cancellationToken = default) => Task.FromResult("Ada");

            public async Task<string> GreetAsync(int id)
            {
                Func<int, CancellationToken, Task<string>> name = GetNameAsync;
                return await name(id, default) + await me.Service.GetNameAsync(id);
            }
        }
        """,
        """
        public sealed class UserService(IDecorated<IUserService> me) : IUserService
        {
            public Task<string> GetNameAsync(int id, CancellationToken cancellationToken = default) => Task.FromResult("Ada");

            public async Task<string> GreetAsync(int id)
            {
                Func<int, CancellationToken, Task<string>> name = me.Service.GetNameAsync;
                return await name(id, default) + await me.Service.GetNameAsync(id);
            }
        }
        """);

    [Fact]
    public Task Fix_all_writes_one_parameter_for_many_calls() => FixReview.AppliesToAllAsync(
        "CACHE0402",
        Offer,
        """
        public sealed class UserService() : IUserService
        {
            public Task<string> GetNameAsync(int id, CancellationToken cancellationToken = default) => Task.FromResult("Ada");

            public async Task<string> GreetAsync(int id) => await GetNameAsync(id) + await this.GetNameAsync(id: id, cancellationToken: default);
        }

        """ + Interface,
        """
        public sealed class UserService(IDecorated<IUserService> self) : IUserService
        {
            public Task<string> GetNameAsync(int id, CancellationToken cancellationToken = default) => Task.FromResult("Ada");

            public async Task<string> GreetAsync(int id) => await self.Service.GetNameAsync(id) + await self.Service.GetNameAsync(id: id, cancellationToken: default);
        }

        """ + Interface);

    [Theory]
    [InlineData("public sealed class UserService : Base { } public abstract class Base : IUserService {", "public Task<string> GreetAsync(int id) => GetNameAsync(id);")]
    [InlineData("public sealed class UserService : IUserService {", "public static UserService Make() => new(); public Task<string> GreetAsync(int id) => GetNameAsync(id);")]
    [InlineData("public sealed class UserService : IUserService {", "public UserService(int a) { } public UserService(string b) { } public Task<string> GreetAsync(int id) => GetNameAsync(id);")]
    [InlineData("public sealed class UserService : IUserService {", "public UserService() { GetNameAsync(1); } public Task<string> GreetAsync(int id) => Task.FromResult(\"\");")]
    [InlineData("public sealed class UserService : IUserService {", "private int self; public Task<string> GreetAsync(int id) => GetNameAsync(self++);")]
    public Task Where_it_could_not_be_injected_nothing_is_offered(string head, string members) => FixReview.OffersNothingAsync(
        "CACHE0402",
        $$"""
        {{head}}
            public Task<string> GetNameAsync(int id, CancellationToken cancellationToken = default) => Task.FromResult("Ada");

            {{members}}
        }

        """ + Interface);

    private static Task AppliesAsync(string before, string after) => FixReview.AppliesAsync("CACHE0402", Offer, before + "\n" + Interface, after + "\n" + Interface);
}

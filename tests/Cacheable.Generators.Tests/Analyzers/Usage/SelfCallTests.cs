using Cacheable.Generators.Tests.Analyzers.Harness;

namespace Cacheable.Generators.Tests.Analyzers.Usage;

public class SelfCallTests
{
    private const string Interface = """

        public interface IUserService
        {
            [Cached("user:<id>:name", Ttl = "10m")]
            Task<string> GetNameAsync(int id);

            [InvalidatesCache("user:<id>:*")]
            Task RenameAsync(int id, string name);

            [UpdatesCache("user:<id>:name")]
            Task<string> SaveAsync(int id, string name);

            [WriteBehind]
            Task TouchAsync(int id);

            Task<string> GreetAsync(int id);
        }
        """;

    [Fact]
    public async Task A_call_of_this_goes_past_the_decorator()
    {
        var message = await Review.MessageAsync("""
            public sealed class UserService : IUserService
            {
                public Task<string> GetNameAsync(int id) => Task.FromResult("Ada");

                public Task RenameAsync(int id, string name) => Task.CompletedTask;

                public Task<string> SaveAsync(int id, string name) => Task.FromResult(name);

                public Task TouchAsync(int id) => Task.CompletedTask;

                public async Task<string> GreetAsync(int id) => "Hello " + await {|CACHE0402:GetNameAsync|}(id);
            }
            """ + Interface);

        Assert.Equal(
            "'UserService' calls its own 'GetNameAsync' and not the decorator in front of it, so that nothing is looked up and nothing is kept; inject "
            + "IDecorated<IUserService> and call its Service",
            message);
    }

    [Fact]
    public Task So_does_every_way_of_writing_it() => Review.ExpectAsync("""
        public class UserService : IUserService
        {
            public virtual Task<string> GetNameAsync(int id) => Task.FromResult("Ada");

            public Task RenameAsync(int id, string name) => Task.CompletedTask;

            public Task<string> SaveAsync(int id, string name) => Task.FromResult(name);

            public Task TouchAsync(int id) => Task.CompletedTask;

            public async Task<string> GreetAsync(int id)
            {
                await {|CACHE0402:this.RenameAsync|}(id, "Grace");
                await {|CACHE0402:SaveAsync|}(id, "Grace");
                await {|CACHE0402:TouchAsync|}(id);
                await Task.WhenAll(new[] { 1, 2 }.Select({|CACHE0402:GetNameAsync|}));
                Func<Task<string>> later = () => {|CACHE0402:GetNameAsync|}(id);
                return await {|CACHE0402:((IUserService)this).GetNameAsync|}(id) + await Inner();

                Task<string> Inner() => {|CACHE0402:GetNameAsync|}(id);
            }
        }

        public sealed class LoudService : UserService
        {
            public override Task<string> GetNameAsync(int id) => base.GetNameAsync(id);

            public async Task<string> ShoutAsync(int id) => (await {|CACHE0402:GetNameAsync|}(id)).ToUpperInvariant();
        }
        """ + Interface);

    [Fact]
    public async Task An_explicit_implementation_is_called_through_a_cast_and_a_service_is_named_as_callers_know_it()
    {
        var message = await Review.MessageAsync("""
            public interface IReader
            {
                [Cached("a:<id>", Ttl = "5m")]
                Task<int> ReadAsync(int id);
            }

            public interface IStore : IReader
            {
                Task<int> SumAsync();
            }

            public sealed class Store : IStore, IDisposable
            {
                Task<int> IReader.ReadAsync(int id) => Task.FromResult(id);

                public Task<int> SumAsync() => {|CACHE0402:((IReader)this).ReadAsync|}(1);

                public void Dispose()
                {
                }
            }
            """);

        Assert.Contains("inject IDecorated<IStore>", message, StringComparison.Ordinal);
    }

    [Fact]
    public Task A_generic_implementation_and_a_default_one_go_past_it_too() => Review.ExpectAsync("""
        public interface IRepository<TKey, T>
        {
            [Cached(Ttl = "5m")]
            Task<T> GetAsync(TKey id);

            [Cached(Ttl = "5m")]
            Task<TOther> AsAsync<TOther>(TKey id);

            async Task<T> TwiceAsync(TKey id) => await {|CACHE0402:GetAsync|}(id);
        }

        public sealed class Repository<T> : IRepository<int, T>
        {
            public Task<T> GetAsync(int id) => throw new InvalidOperationException();

            public Task<TOther> AsAsync<TOther>(int id) => throw new InvalidOperationException();

            public async Task<string> NameAsync(int id) => $"{await {|CACHE0402:GetAsync|}(id)} {await {|CACHE0402:AsAsync<string>|}(id)}";
        }
        """);

    [Fact]
    public Task Calls_that_are_meant_are_silent() => Review.ExpectNothingAsync("""
        public class UserService(IDecorated<IUserService> self) : IUserService
        {
            public virtual Task<string> GetNameAsync(int id) => Task.FromResult("Ada");

            // A write reads what the source has now.
            public async Task RenameAsync(int id, string name) => await WriteAsync(id, await GetNameAsync(id) + name);

            public async Task<string> SaveAsync(int id, string name) => await GetNameAsync(id) + name;

            public async Task TouchAsync(int id) => await GetNameAsync(id);

            public async Task<string> GreetAsync(int id) => nameof(GetNameAsync) + await self.Service.GetNameAsync(id);

            private Task WriteAsync(int id, string name) => Task.CompletedTask;
        }

        public sealed class LoudService(IDecorated<IUserService> self, IUserService other) : UserService(self)
        {
            public override async Task<string> GetNameAsync(int id) => (await base.GetNameAsync(id)).ToUpperInvariant();

            public Task<string> OfAnotherAsync(int id) => other.GetNameAsync(id);
        }

        public sealed class CountingUsers(IUserService inner) : IUserService
        {
            public Task<string> GetNameAsync(int id) => inner.GetNameAsync(id);

            public Task RenameAsync(int id, string name) => inner.RenameAsync(id, name);

            public Task<string> SaveAsync(int id, string name) => inner.SaveAsync(id, name);

            public Task TouchAsync(int id) => inner.TouchAsync(id);

            public Task<string> GreetAsync(int id) => inner.GreetAsync(id);
        }
        """ + Interface);

    [Fact]
    public Task Overloads_of_one_template_and_invalidations_of_the_same_names_hand_over() => Review.ExpectNothingAsync("""
        public interface IUserService
        {
            [Cached("user:<id>:name", Ttl = "10m")]
            Task<string> GetNameAsync(int id);

            [Cached("user:<userId>:name", Ttl = "10m")]
            Task<string> GetNameAsync(int userId, CancellationToken cancellationToken);

            [InvalidatesCache("user:<id>:*")]
            Task RenameAsync(int id, string name);

            [InvalidatesCache("user:<id>:name")]
            Task ClearAsync(int id);
        }

        public sealed class UserService : IUserService
        {
            public Task<string> GetNameAsync(int id) => GetNameAsync(id, CancellationToken.None);

            public Task<string> GetNameAsync(int userId, CancellationToken cancellationToken) => Task.FromResult("Ada");

            public Task RenameAsync(int id, string name) => ClearAsync(id);

            public Task ClearAsync(int id) => Task.CompletedTask;
        }
        """);

    [Fact]
    public Task An_invalidation_of_less_than_is_called_loses_the_rest() => Review.ExpectAsync("""
        public interface IUserService
        {
            [Cached("user:<id>:name", Ttl = "10m")]
            Task<string> GetNameAsync(int id);

            [Cached("user:<id>:mail", Ttl = "10m")]
            Task<string> GetMailAsync(int id);

            [InvalidatesCache("user:<id>:*")]
            Task ClearAsync(int id);

            [InvalidatesCache("user:<id>:name")]
            Task RenameAsync(int id, string name);
        }

        public sealed class UserService : IUserService
        {
            public Task<string> GetNameAsync(int id) => {|CACHE0402:GetMailAsync|}(id);

            public Task<string> GetMailAsync(int id) => Task.FromResult("ada@example.org");

            public Task ClearAsync(int id) => Task.CompletedTask;

            public Task RenameAsync(int id, string name) => {|CACHE0402:ClearAsync|}(id);
        }
        """);

    [Fact]
    public Task Classes_that_implement_nothing_annotated_call_themselves_as_they_like() => Review.ExpectNothingAsync("""
        public interface IClock
        {
            int Now();
        }

        public sealed class Clock : IClock
        {
            public int Now() => 1;

            public int Later() => Now() + this.Now() + ((IClock)this).Now();

            public override string ToString() => GetHashCode().ToString();
        }
        """);
}

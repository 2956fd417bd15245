using Cacheable.Generators.Tests.Analyzers.Harness;

namespace Cacheable.Generators.Tests.Analyzers.Usage;

public class CaptiveServiceTests
{
    [Fact]
    public async Task A_singleton_keeps_the_first_scoped_service_for_good()
    {
        var message = await Review.MessageAsync(Shop.Library("""
            public sealed class Report(IUserService {|CACHE0405:users|})
            {
                public Task<string> WriteAsync() => users.GetNameAsync(1);
            }

            public static class Setup
            {
                public static void AddShop(this IServiceCollection services)
                {
                    services.AddSingleton<Report>();
                    services.AddScoped<IUserService, UserService>();
                }
            }
            """));

        Assert.Equal(
            "'Report' is a singleton and keeps 'IUserService', which is scoped: it would hold one for good, with the connection and the transaction behind it; make "
            + "'Report' scoped, or let it take an IServiceScopeFactory and open a scope for each use",
            message);
    }

    [Fact]
    public Task However_it_is_made_and_registered() => Review.ExpectAsync(Shop.Library("""
        public interface IReport;

        public sealed class OfAll(IEnumerable<IUserService> {|CACHE0405:users|}) : IReport
        {
            public int Count => users.Count();
        }

        public sealed class OfAGeneric(IRepository<string> {|CACHE0405:texts|}) : IReport
        {
            public object Texts => texts;
        }

        public sealed class ByTwoConstructors : IReport
        {
            public ByTwoConstructors(IUserService {|CACHE0405:users|}) => Users = users;

            public ByTwoConstructors(IUserService users, Plain plain) => Users = users;

            public IUserService Users { get; }
        }

        public sealed class ByFactory(IUserService users) : IReport
        {
            public IUserService Users => users;
        }

        public static class Setup
        {
            public static IServiceCollection AddShop(this IServiceCollection services) => services
                .AddCached<IUserService, UserService>(ServiceLifetime.Scoped)
                .AddScoped(typeof(IRepository<>), typeof(Repository<>))
                .AddSingleton<IReport, OfAll>()
                .AddKeyedSingleton<IReport, OfAGeneric>("a")
                .AddSingleton(typeof(IReport), typeof(ByTwoConstructors))
                .AddSingleton<IReport>(provider => new ByFactory({|CACHE0405:provider.GetRequiredService<IUserService>()|}));
        }
        """));

    [Fact]
    public Task Whoever_opens_scopes_or_can_do_without_is_silent() => Review.ExpectNothingAsync(Shop.Library("""
        public sealed class ByScope(IServiceScopeFactory scopes)
        {
            public async Task<string> WriteAsync()
            {
                await using var scope = scopes.CreateAsyncScope();
                return await scope.ServiceProvider.GetRequiredService<IUserService>().GetNameAsync(1);
            }
        }

        public sealed class Optional
        {
            public Optional()
            {
            }

            public Optional(IUserService users) => Users = users;

            public IUserService? Users { get; }
        }

        public sealed class OfARequest(IUserService users)
        {
            public IUserService Users => users;
        }

        public sealed class ByDelegate(Func<IUserService> users)
        {
            public Func<IUserService> Users => users;
        }

        public static class Setup
        {
            public static IServiceCollection AddShop(this IServiceCollection services) => services
                .AddScoped<IUserService, UserService>()
                .AddSingleton<ByScope>()
                .AddSingleton<Optional>()
                .AddScoped<OfARequest>()
                .AddTransient(provider => new OfARequest(provider.GetRequiredService<IUserService>()))
                .AddSingleton(provider => new ByDelegate(() => provider.CreateScope().ServiceProvider.GetRequiredService<IUserService>()));
        }
        """));

    [Fact]
    public Task A_service_that_is_registered_otherwise_as_well_or_not_here_is_silent() => Review.ExpectNothingAsync(Shop.Library("""
        public sealed class Report(IUserService users, IRepository<int> numbers)
        {
            public (IUserService, IRepository<int>) All => (users, numbers);
        }

        public static class Setup
        {
            public static void AddShop(this IServiceCollection services)
            {
                services.AddScoped<IUserService, UserService>();
                services.AddSingleton<Report>();
            }

            public static void AddTools(this IServiceCollection services) => services.AddSingleton<IUserService, UserService>();
        }
        """));
}

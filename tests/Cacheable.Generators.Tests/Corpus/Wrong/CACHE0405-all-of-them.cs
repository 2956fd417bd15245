using Microsoft.Extensions.DependencyInjection;

public interface IOverview;

public sealed class Overview(IEnumerable<IUsers> {|CACHE0405:sources|}) : IOverview
{
    public IReadOnlyCollection<IUsers> Sources { get; } = [.. sources];
}

public static class Setup
{
    public static void Configure(IServiceCollection services)
    {
        services.AddSingleton<IOverview, Overview>();
        services.AddCached<IUsers, UsersService>(ServiceLifetime.Scoped);
    }
}

public interface IUsers
{
    [Cached("user:<id>", Ttl = "10m")]
    Task<string> NameAsync(int id);
}

public sealed class UsersService : IUsers
{
    public Task<string> NameAsync(int id) => Task.FromResult($"Users {id}");
}

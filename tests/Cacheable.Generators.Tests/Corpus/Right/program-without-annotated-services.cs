// Near CACHE0403: what is registered is not annotated
using Microsoft.Extensions.DependencyInjection;

var services = new ServiceCollection();
services.AddSingleton<UsersService>().AddScoped<IClock, Clock>();

public interface IClock
{
    DateTimeOffset Now { get; }
}

public sealed class Clock : IClock
{
    public DateTimeOffset Now => DateTimeOffset.UtcNow;
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

// Near CACHE0403: AddCached decorates what it registers
using Microsoft.Extensions.DependencyInjection;

var services = new ServiceCollection();
services.AddCached<IUsers, UsersService>(ServiceLifetime.Scoped);
services.AddSingleton<Random>();

public interface IUsers
{
    [Cached("user:<id>", Ttl = "10m")]
    Task<string> NameAsync(int id);
}

public sealed class UsersService : IUsers
{
    public Task<string> NameAsync(int id) => Task.FromResult($"Users {id}");
}

// Near CACHE0402: the call goes through the decorator
public interface IProfiles
{
    [Cached("profile:<id>", Ttl = "10m")]
    Task<string> NameAsync(int id);

    Task<string> GreetAsync(int id);
}

public sealed class Profiles(IDecorated<IProfiles> self) : IProfiles
{
    public Task<string> NameAsync(int id) => Task.FromResult($"User {id}");

    public async Task<string> GreetAsync(int id) => $"Hello, {await self.Service.NameAsync(id)}";
}

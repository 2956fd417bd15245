using System.Text.Json.Serialization;
using Cacheable;
using Microsoft.Extensions.DependencyInjection;

var services = new ServiceCollection();
services.AddSingleton<IUserService, UserService>();
services.AddCacheable(cache => cache.AddJsonContext(UserJson.Default));
await using var provider = services.BuildServiceProvider();

var users = provider.GetRequiredService<IUserService>();

Console.WriteLine("Read twice:");
Console.WriteLine($"  {await users.GetProfileAsync(42)}");
Console.WriteLine($"  {await users.GetProfileAsync(42)}");

Console.WriteLine("Rename, which invalidates user:42:*, and read again:");
await users.RenameAsync(42, "Countess Lovelace");
Console.WriteLine($"  {await users.GetProfileAsync(42)}");

Console.WriteLine("Nobody there; the absence is cached too:");
Console.WriteLine($"  {await users.GetProfileAsync(7) is null}");
Console.WriteLine($"  {await users.GetProfileAsync(7) is null}");

internal interface IUserService
{
    [Cached("user:<id>:profile", Ttl = "10m", Jitter = "30s", Negative = "15s")]
    ValueTask<UserProfile?> GetProfileAsync(int id, CancellationToken ct = default);

    [InvalidatesCache("user:<id>:*")]
    Task RenameAsync(int id, string name, CancellationToken ct = default);
}

internal sealed record UserProfile(int Id, string Name);

[JsonSerializable(typeof(UserProfile))]
internal sealed partial class UserJson : JsonSerializerContext;

internal sealed class UserService : IUserService
{
    private readonly Dictionary<int, string> _names = new() { [42] = "Ada Lovelace" };

    public ValueTask<UserProfile?> GetProfileAsync(int id, CancellationToken ct = default)
    {
        Console.WriteLine($"    loading user {id} from the source");
        return new(_names.TryGetValue(id, out var name) ? new UserProfile(id, name) : null);
    }

    public Task RenameAsync(int id, string name, CancellationToken ct = default)
    {
        _names[id] = name;
        return Task.CompletedTask;
    }
}

using Cacheable.Contract;
using Cacheable.Remote;
using Cacheable.Transactions;

namespace Cacheable.Tests.Transactions;

/// <summary>The decorator of one DI scope, as the generator would emit it: reads a user's profile, saves it, and renames the user.</summary>
internal sealed class DecoratedUsers(Instance instance, CacheScope? scope = null)
{
    private readonly CacheScope _scope = scope ?? CacheScope.None;
    private readonly InvalidatingMethod _rename = instance.Engine.Invalidating(new InvalidatingMethodPlan { Method = "IUsers.RenameAsync" });

    private readonly UpdatingMethod<ProfileKey, string?> _save =
        instance.Engine.Updating(new UpdatingMethodPlan { Method = "IUsers.SaveAsync" }, instance.Profiles);

    public ValueTask<string?> ReadAsync(Func<ValueTask<string?>> load) =>
        instance.Profiles.GetAsync(_scope, new ProfileKey(4), load, 0, static (load, _, _) => load());

    public ValueTask<string?> ReadAsync(Func<string?> load) => ReadAsync(() => new ValueTask<string?>(load()));

    /// <summary>What is in the cache; a miss is <see langword="null"/>.</summary>
    public ValueTask<string?> PeekAsync() => ReadAsync(static () => null);

    public Task RenameAsync(Func<Task> write) =>
        _rename.RunAsync(_scope, [CacheName.Parse("user:4:*")], write, 0, static (write, _) => write());

    /// <summary>Runs <paramref name="write"/>; what it returns takes the place of the profile.</summary>
    public Task SaveAsync(Func<Task<string?>> write) => _save.RunAsync(
        _scope, new ProfileKey(4), [], write, 0, static (write, _) => write(),
        static (_, value) => new Updated<ProfileKey, string?>(new ProfileKey(4), value));

    public Task SaveAsync(string value, Func<Task>? write = null) => SaveAsync(async () =>
    {
        if (write is not null)
        {
            await write();
        }

        return value;
    });
}

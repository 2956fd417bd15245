using StackExchange.Redis;

namespace Cacheable.Redis.Tests;

/// <summary>All that lies in a namespace at one moment, read and written back type by type, because Garnet has no DUMP of them all.</summary>
internal sealed class RedisSnapshot
{
    private readonly IReadOnlyList<IServer> _servers;
    private readonly IDatabase _database;
    private readonly RedisValue _pattern;
    private readonly List<Func<Task>> _writes = [];

    private RedisSnapshot(IReadOnlyList<IServer> servers, IDatabase database, string @namespace) =>
        (_servers, _database, _pattern) = (servers, database, @namespace + ":*");

    public static async Task<RedisSnapshot> TakeAsync(IReadOnlyList<IServer> servers, IDatabase database, string @namespace)
    {
        var snapshot = new RedisSnapshot(servers, database, @namespace);
        await snapshot.ForEachKeyAsync(snapshot.KeepAsync);
        return snapshot;
    }

    /// <summary>Puts it back; what came since is gone.</summary>
    public async Task RestoreAsync()
    {
        await ForEachKeyAsync(key => _database.KeyDeleteAsync(key));
        foreach (var write in _writes)
        {
            await write();
        }
    }

    private async Task ForEachKeyAsync(Func<RedisKey, Task> act)
    {
        foreach (var server in _servers)
        {
            await foreach (var key in server.KeysAsync(pattern: _pattern))
            {
                await act(key);
            }
        }
    }

    private async Task KeepAsync(RedisKey key)
    {
        switch (await _database.KeyTypeAsync(key))
        {
            case RedisType.Hash:
                var fields = await _database.HashGetAllAsync(key);
                _writes.Add(() => _database.HashSetAsync(key, fields));
                break;
            case RedisType.List:
                var items = await _database.ListRangeAsync(key);
                _writes.Add(() => _database.ListRightPushAsync(key, items));
                break;
            case RedisType.SortedSet:
                var members = await _database.SortedSetRangeByRankWithScoresAsync(key);
                _writes.Add(() => _database.SortedSetAddAsync(key, members));
                break;
            default:
                var value = await _database.StringGetWithExpiryAsync(key);
                _writes.Add(() => _database.StringSetAsync(key, value.Value, value.Expiry is { } rest ? new Expiration(rest) : Expiration.Persist));
                break;
        }
    }
}

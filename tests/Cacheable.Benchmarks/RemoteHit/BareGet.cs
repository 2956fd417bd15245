using System.Text;
using Cacheable.Benchmarks.Harness;
using StackExchange.Redis;

namespace Cacheable.Benchmarks.RemoteHit;

/// <summary>The client alone, with nothing known of invalidations.</summary>
internal sealed class BareGet : RemoteReader
{
    private readonly ConnectionMultiplexer _connection;
    private readonly IDatabase _database;

    private BareGet(ConnectionMultiplexer connection)
        : base("bare StringGetAsync") => (_connection, _database) = (connection, connection.GetDatabase());

    public static async Task<BareGet> StartAsync(RedisGround redis)
    {
        var reader = new BareGet(await ConnectionMultiplexer.ConnectAsync(redis.Configuration));
        for (var id = 0; id < Article.Count; id++)
        {
            await reader._database.StringSetAsync(Article.KeyOf(id), Encoding.UTF8.GetBytes(Article.Text), TimeSpan.FromHours(1));
        }

        return reader;
    }

    public override async ValueTask<int> ReadAsync(int id) =>
        ((ReadOnlyMemory<byte>)await _database.StringGetAsync(Article.KeyOf(id))).Length;

    public override ValueTask DisposeAsync() => _connection.DisposeAsync();
}

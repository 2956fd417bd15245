using System.Globalization;
using System.Text.Json;
using StackExchange.Redis;

namespace Cacheable.Benchmarks.Queues;

/// <summary>
/// Write-behind as it is usually built: SET the value under a name that marks it as dirty, and let a loop SCAN for such names, write what
/// is there into the sink, and DEL. What is set between the GET and the DEL is deleted with it.
/// </summary>
internal sealed class NaiveFlusher(ConnectionMultiplexer connection, CartSink sink) : IAsyncDisposable
{
    private const string Dirty = "dirty:";
    private const int PageSize = 500;

    private readonly CancellationTokenSource _stopping = new();
    private readonly IDatabase _database = connection.GetDatabase();
    private Task _flushing = Task.CompletedTask;

    public Task SaveAsync(int user, Cart cart) =>
        _database.StringSetAsync(string.Create(CultureInfo.InvariantCulture, $"{Dirty}{user}"), JsonSerializer.SerializeToUtf8Bytes(cart));

    /// <summary>Flushes again and again, with a pause between.</summary>
    public void Start(TimeSpan pause) => _flushing = Task.Run(async () =>
    {
        using var timer = new PeriodicTimer(pause);
        while (!_stopping.IsCancellationRequested)
        {
            await FlushAsync();
            await timer.WaitForNextTickAsync(CancellationToken.None);
        }
    });

    /// <summary>Ends the loop, and flushes what is left.</summary>
    public async Task DrainAsync()
    {
        await _stopping.CancelAsync();
        await _flushing;
        await FlushAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await DrainAsync();
        _stopping.Dispose();
    }

    private async Task FlushAsync()
    {
        await foreach (var page in connection.GetServers().Single().KeysAsync(pattern: Dirty + "*", pageSize: PageSize).Chunk(PageSize))
        {
            var values = await _database.StringGetAsync(page);
            List<(int, Cart)> carts = [];
            foreach (var (key, value) in page.Zip(values).Where(static pair => pair.Second.HasValue))
            {
                carts.Add((int.Parse(((string)key!).AsSpan(Dirty.Length), CultureInfo.InvariantCulture), JsonSerializer.Deserialize<Cart>((byte[])value!)!));
            }

            await sink.SaveManyAsync(carts);
            await _database.KeyDeleteAsync(page);
        }
    }
}

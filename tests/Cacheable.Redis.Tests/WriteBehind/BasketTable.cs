using System.Collections.Concurrent;
using System.Threading.Channels;
using Cacheable.WriteBehind;

namespace Cacheable.Redis.Tests;

/// <summary>What every instance writes to: rows with the version they were written under, as a guarded sink keeps them.</summary>
internal sealed class BasketTable
{
    private readonly Dictionary<int, (Basket Basket, long Version)> _rows = [];
    private readonly Channel<(int Id, Basket Basket, FlushedWrite Write)> _flushes = Channel.CreateUnbounded<(int, Basket, FlushedWrite)>();
    private readonly ConcurrentQueue<string> _lines = new();

    /// <summary>How many writes came that the table had already, or that were older than what it had.</summary>
    public int Refused { get; private set; }

    public IReadOnlyCollection<string> Lines => _lines;

    public Basket? Find(int id)
    {
        lock (_rows)
        {
            return _rows.TryGetValue(id, out var row) ? row.Basket : null;
        }
    }

    /// <summary>The next flush that has come, refused ones too.</summary>
    public Task<(int Id, Basket Basket, FlushedWrite Write)> NextAsync() => _flushes.Reader.ReadAsync(TestContext.Current.CancellationToken).AsTask();

    public void Write(int id, Basket basket, FlushedWrite write)
    {
        lock (_rows)
        {
            if (_rows.TryGetValue(id, out var row) && row.Version >= write.Version)
            {
                Refused++;
                write.SinkHolds(row.Version);
            }
            else
            {
                _rows[id] = (basket, write.Version);
            }
        }

        _flushes.Writer.TryWrite((id, basket, write));
    }

    public void Add(string line) => _lines.Enqueue(line);
}

/// <summary>The service behind the decorator of one instance.</summary>
internal sealed class Baskets(BasketTable table) : IBaskets
{
    /// <summary>What happens to a flush before it reaches the table.</summary>
    public Func<int, Task> Before { get; set; } = static _ => Task.CompletedTask;

    public ValueTask<Basket?> GetAsync(int id) => new(table.Find(id));

    public async ValueTask SaveAsync(int id, Basket basket, CancellationToken cancellationToken)
    {
        await Before(id);
        table.Write(id, basket, Assert.Single(WriteBehindFlush.Current!.Writes));
    }

    public Task LogAsync(string line)
    {
        table.Add(line);
        return Task.CompletedTask;
    }

    public Task LogAllAsync(IReadOnlyList<string> lines)
    {
        foreach (var line in lines)
        {
            table.Add(line);
        }

        return Task.CompletedTask;
    }
}

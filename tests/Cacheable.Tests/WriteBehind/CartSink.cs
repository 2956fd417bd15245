using System.Collections.Concurrent;
using System.Threading.Channels;
using Cacheable.WriteBehind;

namespace Cacheable.Tests.WriteBehind;

/// <summary>The service behind the decorator, one row for each user: it says what it is given, and does with each call what the test wants.</summary>
internal sealed class CartSink : ICarts
{
    private readonly Channel<Flushed> _flushed = Channel.CreateUnbounded<Flushed>();
    private readonly ConcurrentDictionary<int, Cart?> _rows = new();

    /// <summary>What a call is turned into before it takes effect: a failure, a wait, a word to the cache.</summary>
    public Func<Flushed, Task> Before { get; set; } = static _ => Task.CompletedTask;

    /// <summary>The token of the latest call.</summary>
    public CancellationToken Token { get; private set; }

    public int Loads { get; private set; }

    public IReadOnlyDictionary<int, Cart?> Rows => _rows;

    /// <summary>The next call that has taken effect.</summary>
    public Task<Flushed> NextAsync() => _flushed.Reader.ReadAsync(TestContext.Current.CancellationToken).AsTask();

    /// <summary>Whether a call has taken effect that nobody asked for yet.</summary>
    public bool HasMore => _flushed.Reader.Count > 0;

    public ValueTask<Cart?> GetAsync(int id)
    {
        Loads++;
        return new(_rows.GetValueOrDefault(id));
    }

    public async ValueTask SaveAsync(int userId, Cart? cart, CancellationToken cancellationToken)
    {
        Token = cancellationToken;
        var flushed = new Flushed($"{userId}={cart?.Items}", WriteBehindFlush.Current?.Writes);
        await Before(flushed);
        if (flushed.Write?.HeldVersion is null)
        {
            _rows[userId] = cart;
        }

        _flushed.Writer.TryWrite(flushed);
    }

    public async Task SetTotalAsync(int userId, decimal total) => await TakeAsync($"{userId}={total}");

    public async Task SetTotalsAsync(IReadOnlyList<(int UserId, decimal Total)> totals, CancellationToken cancellationToken) =>
        await TakeAsync(string.Join(' ', totals.Select(static one => $"{one.UserId}={one.Total}").Order(StringComparer.Ordinal)));

    public async Task LogAsync(string line) => await TakeAsync(line);

    private async Task TakeAsync(string text)
    {
        var flushed = new Flushed(text, WriteBehindFlush.Current?.Writes);
        await Before(flushed);
        _flushed.Writer.TryWrite(flushed);
    }
}

/// <summary>One call of the sink.</summary>
/// <param name="Text">Its arguments.</param>
/// <param name="Writes">What the cache says it flushes; <see langword="null"/> where it was called outside of a flush.</param>
internal sealed record Flushed(string Text, IReadOnlyList<FlushedWrite>? Writes)
{
    public FlushedWrite? Write => Writes?[0];
}

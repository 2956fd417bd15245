using System.Threading.Channels;
using Cacheable.WriteBehind;

namespace Cacheable.Tests.WriteBehind.Once;

/// <summary>Says what it is given, once a call has done what the test wants.</summary>
internal sealed class OnceSink : ICarts
{
    private readonly Channel<Flushed> _flushed = Channel.CreateUnbounded<Flushed>();

    public Func<CancellationToken, Task> Before { get; set; } = static _ => Task.CompletedTask;

    public Task<Flushed> NextAsync() => _flushed.Reader.ReadAsync(TestContext.Current.CancellationToken).AsTask();

    public async ValueTask SaveAsync(int userId, string items, CancellationToken cancellationToken) => await TakeAsync(items, cancellationToken);

    public Task LogAsync(string line, CancellationToken cancellationToken) => TakeAsync(line, cancellationToken);

    private async Task TakeAsync(string text, CancellationToken cancellationToken)
    {
        await Before(cancellationToken);
        _flushed.Writer.TryWrite(new Flushed(text, WriteBehindFlush.Current?.Writes));
    }
}

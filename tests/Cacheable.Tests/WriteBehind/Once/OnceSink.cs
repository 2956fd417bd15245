using System.Threading.Channels;
using Cacheable.WriteBehind;

namespace Cacheable.Tests.WriteBehind.Once;

/// <summary>Says what it is given, once a call has done what the test wants.</summary>
internal sealed class OnceSink : ICarts
{
    private readonly Channel<Flushed> _flushed = Channel.CreateUnbounded<Flushed>();
    private long _notedUpTo;

    public Func<CancellationToken, Task> Before { get; set; } = static _ => Task.CompletedTask;

    public Task<Flushed> NextAsync() => _flushed.Reader.ReadAsync(TestContext.Current.CancellationToken).AsTask();

    public async ValueTask SaveAsync(int userId, string items, CancellationToken cancellationToken) => await TakeAsync(items, cancellationToken);

    public Task LogAsync(string line, CancellationToken cancellationToken) => TakeAsync(line, cancellationToken);

    /// <summary>A sink that compares versions.</summary>
    public Task NoteAsync(string note)
    {
        var write = WriteBehindFlush.CurrentWrite;
        if (write.Version <= _notedUpTo)
        {
            write.SinkHolds(_notedUpTo);
        }

        return TakeAsync(note, CancellationToken.None);
    }

    /// <summary>Has all of them, and its answer is lost.</summary>
    public Task NoteAllAsync(IReadOnlyList<string> notes)
    {
        _notedUpTo = WriteBehindFlush.Current!.Writes[^1].Version;
        throw new TimeoutException("The database did not answer.");
    }

    private async Task TakeAsync(string text, CancellationToken cancellationToken)
    {
        await Before(cancellationToken);
        _flushed.Writer.TryWrite(new Flushed(text, WriteBehindFlush.Current?.Writes));
    }
}

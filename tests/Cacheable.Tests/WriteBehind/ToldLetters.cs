using System.Collections.Concurrent;
using System.Threading.Channels;
using Cacheable.WriteBehind;

namespace Cacheable.Tests.WriteBehind;

/// <summary>Hears of dead letters, and throws over each when it has.</summary>
internal sealed class ToldLetters : IWriteBehindDeadLetterHandler
{
    private readonly Channel<(WriteBehindDeadLetter, Exception?)> _next = Channel.CreateUnbounded<(WriteBehindDeadLetter, Exception?)>();
    private readonly ConcurrentQueue<WriteBehindDeadLetter> _told = new();

    public IReadOnlyCollection<WriteBehindDeadLetter> Told => _told;

    public Task<(WriteBehindDeadLetter Letter, Exception? Exception)> NextAsync() =>
        _next.Reader.ReadAsync(TestContext.Current.CancellationToken).AsTask();

    public ValueTask HandleAsync(WriteBehindDeadLetter letter, Exception? exception, CancellationToken cancellationToken)
    {
        _told.Enqueue(letter);
        _next.Writer.TryWrite((letter, exception));
        throw new InvalidOperationException("The handler fails too.");
    }
}

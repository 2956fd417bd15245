using System.Runtime.CompilerServices;
using Cacheable.Remote;
using Cacheable.Tiers;

namespace Cacheable.WriteBehind;

/// <summary>The dead letters of every queue of this application.</summary>
internal sealed class WriteBehindDeadLetters(WriteQueues queues, RemoteTierAccess remote, QueuedKeyChange change) : IWriteBehindDeadLetters
{
    private const int PageSize = 100;

    public async IAsyncEnumerable<WriteBehindDeadLetter> ListAsync(
        string? method = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        foreach (var queue in method is null ? queues.All : Of(method))
        {
            for (var group = 0; group < (queue.Name.IsLog ? 1 : remote.Tier?.Groups ?? 1); group++)
            {
                foreach (var letter in await ListAsync(queue, group, cancellationToken).ConfigureAwait(false))
                {
                    yield return letter;
                }
            }
        }
    }

    public async ValueTask<bool> ReplayAsync(WriteBehindDeadLetter letter, CancellationToken cancellationToken = default)
    {
        var (queue, group) = (Of(letter), GroupOf(letter));
        if (letter.Write.Key is { } key)
        {
            await change.PrepareAsync(EntryKey.Called(key)).ConfigureAwait(false);
        }

        var reply = await Store(queue).ReplayAsync(queue.Name, group, letter.Write, cancellationToken).ConfigureAwait(false);
        if (reply is not { Outcome: EnqueueOutcome.Accepted } accepted)
        {
            return false;
        }

        if (letter.Write.Key is { } replayed)
        {
            change.Happened(replayed, accepted.Point);
        }

        queue.Schedule.Expect(group, TimeSpan.Zero);
        return true;
    }

    public ValueTask<bool> DiscardAsync(WriteBehindDeadLetter letter, CancellationToken cancellationToken = default)
    {
        var queue = Of(letter);
        return Store(queue).DiscardAsync(queue.Name, GroupOf(letter), letter.Write, cancellationToken);
    }

    // All before the first is given out: where replayed writes die again as fast as they are listed, the list would never end.
    private async ValueTask<IReadOnlyList<WriteBehindDeadLetter>> ListAsync(WriteQueue queue, int group, CancellationToken cancellationToken)
    {
        var letters = new List<WriteBehindDeadLetter>();
        while (true)
        {
            var after = letters is [.., var last] ? last.Write.Version : 0;
            var page = await Store(queue).GetDeadLettersAsync(queue.Name, group, after, PageSize, cancellationToken).ConfigureAwait(false);
            if (page.Count == 0)
            {
                return letters;
            }

            letters.AddRange(page.Select(letter =>
                new WriteBehindDeadLetter(queue.Method, queue.Name, letter.Write, letter.Attempts, letter.Error, letter.IsOverwritten)));
        }
    }

    private WriteQueue Of(WriteBehindDeadLetter letter) => queues.All.FirstOrDefault(queue => queue.Name == letter.Queue)
        ?? throw new ArgumentException($"No method queues its calls as '{letter.Queue}' here. {WhoDo()}", nameof(letter));

    private List<WriteQueue> Of(string method)
    {
        var named = queues.All.Where(queue => queue.Name.Text == method).ToList();
        if (named.Count > 0)
        {
            return named;
        }

        var called = queues.All.Where(queue => queue.Method == method).ToList();
        return called.Select(static queue => queue.Name.Text).Distinct(StringComparer.Ordinal).Count() switch
        {
            1 => called,
            0 => throw new ArgumentException($"'{method}' queues no calls here. {WhoDo()}", nameof(method)),
            _ => throw new ArgumentException(
                $"'{method}' is a method of several interfaces. Say which by the name of its queue: {string.Join(", ", called.Select(static queue => queue.Name))}.",
                nameof(method)),
        };
    }

    private string WhoDo() => $"The methods that do: {string.Join(", ", queues.All.Select(static queue => queue.Name))}.";

    private int GroupOf(WriteBehindDeadLetter letter) => letter.Write.Key is { } key ? remote.Tier!.GroupOf(EntryKey.Called(key)) : 0;

    private IWriteBehindStore Store(WriteQueue queue) =>
        remote.Tier?.WriteBehind ?? throw new InvalidOperationException(MissingStore.Message(queue.Method, remote.Tier));
}

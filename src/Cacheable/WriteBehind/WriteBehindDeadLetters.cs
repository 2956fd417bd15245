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
        foreach (var queue in method is null ? queues.All : [Of(method)])
        {
            for (var group = 0; group < (queue.Name.IsLog ? 1 : remote.Tier?.Groups ?? 1); group++)
            {
                await foreach (var letter in ListAsync(queue, group, cancellationToken).ConfigureAwait(false))
                {
                    yield return new WriteBehindDeadLetter(queue.Method, letter.Write, letter.Attempts, letter.Error, letter.IsOverwritten);
                }
            }
        }
    }

    public async ValueTask<bool> ReplayAsync(WriteBehindDeadLetter letter, CancellationToken cancellationToken = default)
    {
        var (queue, group) = (Of(letter.Method), GroupOf(letter));
        if (letter.Write.Key is { } key)
        {
            await change.PrepareAsync(new EntryKey(key)).ConfigureAwait(false);
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
        var queue = Of(letter.Method);
        return Store(queue).DiscardAsync(queue.Name, GroupOf(letter), letter.Write, cancellationToken);
    }

    private async IAsyncEnumerable<DeadLetter> ListAsync(WriteQueue queue, int group, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        for (var skip = 0; ; skip += PageSize)
        {
            var page = await Store(queue).GetDeadLettersAsync(queue.Name, group, skip, PageSize, cancellationToken).ConfigureAwait(false);
            foreach (var letter in page)
            {
                yield return letter;
            }

            if (page.Count < PageSize)
            {
                yield break;
            }
        }
    }

    private WriteQueue Of(string method) => queues.All.FirstOrDefault(queue => queue.Method == method)
        ?? throw new ArgumentException($"'{method}' queues no calls here. The methods that do: {string.Join(", ", queues.All.Select(static queue => queue.Method))}.", nameof(method));

    private int GroupOf(WriteBehindDeadLetter letter) => letter.Write.Key is { } key ? remote.Tier!.GroupOf(new EntryKey(key)) : 0;

    private IWriteBehindStore Store(WriteQueue queue) =>
        remote.Tier?.WriteBehind ?? throw new InvalidOperationException(MissingStore.Message(queue.Method, remote.Tier));
}

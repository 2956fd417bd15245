using System.Text;
using Cacheable.Remote;

namespace Cacheable.Tests.Conformance;

/// <summary>What the conformance tests of queued writes share: one queue of carts, one log, and short words for the commands.</summary>
public abstract class WriteBehindConformance(IRemoteTierHarness harness) : RemoteTierConformance(harness)
{
    protected static readonly TimeSpan Hour = TimeSpan.FromHours(1);
    protected static readonly TimeSpan Life = 2 * Minute;
    protected static readonly QueueName Carts = QueueName.OfKeys("IShop.SaveCartAsync");
    protected static readonly QueueName Visits = QueueName.OfLog("IShop.RecordVisitAsync");
    protected static readonly EntryKey Cart = new("cart:4");

    private long _drawn;

    protected IWriteBehindStore Store => Tier.WriteBehind!;

    protected IWriteBehindStore OtherStore => Other.WriteBehind!;

    protected int CartGroup => Tier.GroupOf(Cart);

    protected long NewToken() => ++_drawn;

    /// <summary>A write whose record and entry say the same.</summary>
    protected QueuedWrite Write(string text, EntryKey? key = null) =>
        new(key ?? Cart, NewToken(), Encoding.UTF8.GetBytes($"args of {text}")) { Entry = new QueuedEntry(Encoding.UTF8.GetBytes(text), Life) };

    protected QueuedWrite Entryless(string text) => Write(text) with { Entry = null };

    protected QueuedWrite Visit(string text) => new(Key: null, NewToken(), Encoding.UTF8.GetBytes(text));

    /// <summary>Sends a write that must be accepted, and answers with its version.</summary>
    protected async Task<long> EnqueueAsync(QueuedWrite write)
    {
        var reply = await Store.EnqueueAsync(write.Key is null ? Visits : Carts, write, Cancel);
        Assert.Equal(EnqueueOutcome.Accepted, reply.Outcome);
        return reply.Version;
    }

    protected Task<long> EnqueueAsync(string text) => EnqueueAsync(Write(text));

    protected Task<long> AppendAsync(string text) => EnqueueAsync(Visit(text));

    protected async Task<Claimed> ClaimAsync(QueueName queue, int max = 100, IWriteBehindStore? by = null)
    {
        var token = NewToken();
        var reply = await (by ?? Store).ClaimAsync(queue, queue.IsLog ? 0 : CartGroup, new WriteClaim(token, max, Minute), Cancel);
        return new Claimed(token, reply.Writes, reply.NextIn);
    }

    /// <summary>Claims the one write that is due.</summary>
    protected async Task<(long Claim, ClaimedWrite Write)> ClaimOneAsync(QueueName queue)
    {
        var claimed = await ClaimAsync(queue);
        return (claimed.Token, Assert.Single(claimed.Writes));
    }

    protected async Task AcknowledgeAsync(QueueName queue, long claim, params WriteVersion[] flushed) =>
        await Store.AcknowledgeAsync(queue, queue.IsLog ? 0 : CartGroup, claim, flushed, Cancel);

    protected async Task RetryAsync(QueueName queue, long claim, TimeSpan retryIn, params WriteVersion[] failed) =>
        await Store.RetryAsync(queue, queue.IsLog ? 0 : CartGroup, claim, failed, retryIn, Cancel);

    protected async Task<DeadLetterReply> DeadLetterAsync(QueueName queue, long claim, WriteVersion write, string error = "poison") =>
        await Store.DeadLetterAsync(queue, queue.IsLog ? 0 : CartGroup, claim, write, error, Cancel);

    protected async Task<IReadOnlyList<DeadLetter>> DeadLettersAsync(QueueName queue, long after = 0, int take = 100) =>
        await OtherStore.GetDeadLettersAsync(queue, queue.IsLog ? 0 : CartGroup, after, take, Cancel);

    protected async Task<WriteBehindStats> StatsAsync(QueueName queue) =>
        await OtherStore.GetStatsAsync(queue, queue.IsLog ? 0 : CartGroup, Cancel);

    protected async Task FlushEverythingAsync(QueueName queue)
    {
        var claimed = await ClaimAsync(queue);
        await AcknowledgeAsync(queue, claimed.Token, [.. claimed.Writes.Select(write => write.Write)]);
    }

    /// <summary>What a reader gets that finds no entry: the text, or <see langword="null"/> with a lease or none to wait for.</summary>
    protected async Task<string?> AskAsync(EntryKey key) =>
        (await Other.LeaseAsync(key, Minute, replace: false, Cancel)).Entry is { } entry ? Text(entry) : null;

    protected static string Text(ReadOnlyMemory<byte> bytes) => Encoding.UTF8.GetString(bytes.Span);

    protected static string[] Records(Claimed claimed) => [.. claimed.Writes.Select(write => Text(write.Record))];

    protected sealed record Claimed(long Token, IReadOnlyList<ClaimedWrite> Writes, TimeSpan? NextIn);
}

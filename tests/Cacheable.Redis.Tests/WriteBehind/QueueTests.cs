using System.Text;
using Cacheable.Remote;

namespace Cacheable.Redis.Tests;

/// <summary>What tests of queued writes in Redis share.</summary>
public abstract class QueueTests(RedisHarness harness) : RedisTierTests(harness)
{
    protected static readonly QueueName Carts = QueueName.OfKeys("IShop.SaveCartAsync");
    protected static readonly QueueName Visits = QueueName.OfLog("IShop.RecordVisitAsync");
    protected static readonly EntryKey Cart = new("cart:4");

    private long _drawn;

    protected IWriteBehindStore Store => Tier.WriteBehind;

    protected QueuedWrite Write(string text) => new(Cart, ++_drawn, Encoding.UTF8.GetBytes(text)) { Entry = new QueuedEntry(Encoding.UTF8.GetBytes(text), Minute) };

    protected QueuedWrite Visit(string text) => new(Key: null, ++_drawn, Encoding.UTF8.GetBytes(text));

    protected async Task<(long Token, ClaimReply Reply)> ClaimAsync(QueueName queue)
    {
        var claim = new WriteClaim(++_drawn, 100, Minute);
        return (claim.Token, await Store.ClaimAsync(queue, 0, claim, Cancel));
    }
}

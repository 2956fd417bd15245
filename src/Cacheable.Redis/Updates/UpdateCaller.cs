using Cacheable.Remote;
using StackExchange.Redis;

namespace Cacheable.Redis;

/// <summary>Sends the commands by which a writer replaces the entry of what it wrote.</summary>
internal sealed class UpdateCaller(RedisCaller caller, RedisKeys keys, string instance, int maxEpochs)
{
    public async ValueTask<Lease> BeginAsync(EntryKey key, TimeSpan duration, CancellationToken cancellationToken)
    {
        var group = keys.Of(key);
        var token = ProtocolText.NewRandom();
        var reply = (RedisResult[])(await caller.RunAsync(
            "beginupdate",
            RedisScripts.BeginUpdate,
            [group.Metadata, group.Log, group.Order, group.Writers(key.Text)],
            [ProtocolText.Hex(ProtocolText.NewRandom()), keys.Groups.Count, ProtocolText.Hex(token), ProtocolText.Milliseconds(duration)],
            cancellationToken).ConfigureAwait(false))!;
        return new Lease(token, ProtocolText.ReadHex(reply[0]), (long)reply[1]);
    }

    public async ValueTask<UpdateReply> UpdateAsync(EntryUpdate update, CancellationToken cancellationToken)
    {
        var group = keys.Of(update.Key);
        var named = GroupInvalidation.For(update.Names, keys, instance, maxEpochs);

        // Names that lie in other groups concern another entry: their scripts need not come first, and go out at once.
        var elsewhere = named.Where(one => one.Group != group.Group).ToList();
        var others = elsewhere.Count == 0
            ? Task.FromResult<RedisResult[]>([])
            : caller.RunAsync("invalidate", RedisScripts.Invalidate, elsewhere, cancellationToken).AsTask();
        var here = SendAsync(update, group, named.FirstOrDefault(one => one.Group == group.Group), cancellationToken);
        await Task.WhenAll(here, others).ConfigureAwait(false);

        var reply = await here.ConfigureAwait(false);
        var points = elsewhere.Zip(await others.ConfigureAwait(false), static (one, answer) => HistoryReplies.ReadPoint(answer, one.Group));
        return new UpdateReply((bool)((RedisResult[])reply!)[3], [HistoryReplies.ReadPoint(reply, group.Group), .. points]);
    }

    public async ValueTask AbandonAsync(EntryKey key, Lease lease, CancellationToken cancellationToken) =>
        await caller.RunAsync(
            "abandonupdate",
            RedisScripts.AbandonUpdate,
            [keys.Of(key).Writers(key.Text)],
            [ProtocolText.Hex(lease.Token)],
            cancellationToken).ConfigureAwait(false);

    private Task<RedisResult> SendAsync(EntryUpdate update, GroupKeys group, GroupInvalidation? names, CancellationToken cancellationToken)
    {
        var key = update.Key.Text;
        RedisKey[] involved =
        [
            group.Metadata,
            group.Log,
            group.Order,
            group.Value(key),
            group.Lease(key),
            group.Waiters(key),
            group.Writers(key),
            group.Clock,
            group.QueuedWrites,
            group.Holds,
            .. names?.NamedKeys ?? [],
        ];
        var fields = GroupKeys.WithEpochFields(
            update.Key,
            ProtocolText.Hex(ProtocolText.NewRandom()),
            keys.Groups.Count,
            maxEpochs,
            keys.Channel.ToString(),
            ProtocolText.Sender(instance, group.Group),
            ProtocolText.Hex(update.Lease.Token),
            ProtocolText.Hex(update.Lease.Incarnation),
            ProtocolText.Decimal(update.Lease.Stamp),
            ProtocolText.Hex(ProtocolText.NewRandom()),
            key,
            update.Payload is null ? "none" : "value",
            update.Payload is { } payload ? payload : RedisValue.EmptyString,
            ProtocolText.Milliseconds(update.TimeToLive),
            GroupKeys.EpochsOf(update.Key));
        return caller.RunAsync("update", RedisScripts.Update, involved, [.. fields, .. names?.Names ?? []], cancellationToken).AsTask();
    }
}

using Cacheable.Remote;
using StackExchange.Redis;

namespace Cacheable.Redis;

/// <summary>Reads one entry by commands of its own, its value into a pooled buffer: a large one would make others of a batch wait, and an array for each read.</summary>
internal sealed class LargeReader(RedisConnection connection, RedisCaller caller, RedisTelemetry telemetry)
{
    /// <summary>The entry, whose buffer is given back when it is disposed; <see langword="null"/> is a miss.</summary>
    public async Task<RemoteEntry?> ReadAsync(GroupKeys group, EntryKey key, CancellationToken cancellationToken)
    {
        var database = await connection.GetDatabaseAsync(cancellationToken).ConfigureAwait(false);
        var losses = connection.Losses;

        // In the order of a batch: metadata first (race 9), and the clock before what ends by it.
        var metadata = database.HashGetAsync(group.Metadata, GroupMetadata.Fields([new PendingRead(key)]), RedisCaller.Flags);
        var left = database.KeyTimeToLiveAsync(group.Clock, RedisCaller.Flags);
        var clock = database.StringGetAsync(group.Clock, RedisCaller.Flags);
        var value = database.StringGetLeaseAsync(group.Value(key.Text), RedisCaller.Flags);
        try
        {
            await caller.AnswerAsync("read", Task.WhenAll(metadata, left, clock, value), cancellationToken).ConfigureAwait(false);
        }
        catch (RedisServerException exception) when (StoredEntry.IsForeignType(exception))
        {
            telemetry.UnreadableValue();
            return null;
        }

        if (await value.ConfigureAwait(false) is not { } lease)
        {
            return null;
        }

        var fields = await metadata.ConfigureAwait(false);
        var judge = new GroupMetadata(fields.AsSpan(0, GroupMetadata.FirstEpoch), fields.AsSpan(GroupMetadata.FirstEpoch));
        var ending = new GroupClock(await left.ConfigureAwait(false), await clock.ConfigureAwait(false));

        // Commands before and after a reconnect may have met two servers, one of which knows less.
        if (connection.Losses == losses
            && StoredEntry.IsValid(judge, lease.Span, telemetry, out var envelope)
            && ending.LifeOf(envelope) is { Ticks: > 0 } life)
        {
            return new RemoteEntry(lease.Memory[Envelope.Length..], life, judge.Incarnation, judge.Sequence) { Owner = lease };
        }

        lease.Dispose();
        return null;
    }
}

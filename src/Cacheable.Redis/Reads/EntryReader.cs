using Cacheable.Remote;
using StackExchange.Redis;

namespace Cacheable.Redis;

/// <summary>Reads entries, and how long they live, without a script.</summary>
internal sealed class EntryReader
{
    private const long NoSuchKey = -2;
    private const long NoExpiry = -1;

    private readonly RedisConnection _connection;
    private readonly RedisCaller _caller;
    private readonly RedisKeys _keys;
    private readonly RedisTelemetry _telemetry;
    private readonly ReadQueue[] _queues;
    private readonly LargeReader _large;

    public EntryReader(RedisConnection connection, RedisCaller caller, RedisKeys keys, RedisTelemetry telemetry)
    {
        (_connection, _caller, _keys, _telemetry) = (connection, caller, keys, telemetry);
        var sender = new ReadBatchSender(connection, caller, telemetry);
        _large = new LargeReader(connection, caller, telemetry);
        _queues = [.. keys.Groups.Select(group => new ReadQueue(group, sender))];
    }

    public ValueTask<RemoteEntry?> ReadAsync(EntryKey key, CancellationToken cancellationToken)
    {
        if (key.IsLarge)
        {
            return new ValueTask<RemoteEntry?>(_large.ReadAsync(_keys.Of(key), key, cancellationToken));
        }

        // Before it is queued: without a connection it fails at once, and does not wait for company.
        var connected = _connection.GetDatabaseAsync(cancellationToken);
        return connected.IsCompletedSuccessfully
            ? new ValueTask<RemoteEntry?>(QueueAsync(key, cancellationToken))
            : ReadAsync(connected, key, cancellationToken);
    }

    public async ValueTask<KeyTimeToLive> GetTimeToLiveAsync(EntryKey key, CancellationToken cancellationToken)
    {
        var group = _keys.Of(key);
        var valueKey = group.Value(key.Text);
        var database = await _connection.GetDatabaseAsync(cancellationToken).ConfigureAwait(false);
        var losses = _connection.Losses;

        var metadata = database.HashGetAsync(group.Metadata, GroupMetadata.Fields([new PendingRead(key)]), RedisCaller.Flags);
        var envelope = database.StringGetRangeAsync(valueKey, 0, Envelope.Length - 1, RedisCaller.Flags);
        var timeToLive = database.KeyTimeToLiveAsync(valueKey, RedisCaller.Flags);
        // PTTL by name, because the typed command tells "no such key" and "no expiry" by the same null.
        var counter = database.ExecuteAsync("PTTL", [group.Counter(key.Text)], RedisCaller.Flags);
        try
        {
            await _caller.AnswerAsync("ttl", Task.WhenAll(metadata, envelope, timeToLive, counter), cancellationToken).ConfigureAwait(false);
            var bytes = (ReadOnlyMemory<byte>)await envelope.ConfigureAwait(false);
            var fields = await metadata.ConfigureAwait(false);
            var judge = new GroupMetadata(fields.AsSpan(0, GroupMetadata.FirstEpoch), fields.AsSpan(GroupMetadata.FirstEpoch));
            if (losses == _connection.Losses
                && StoredEntry.IsValid(judge, bytes.Span, _telemetry, out _)
                && await timeToLive.ConfigureAwait(false) is { } remaining)
            {
                return KeyTimeToLive.Expires(remaining);
            }
        }
        catch (RedisServerException exception) when (StoredEntry.IsForeignType(exception))
        {
            _telemetry.UnreadableValue();
        }

        return (long)await counter.ConfigureAwait(false) switch
        {
            NoSuchKey => KeyTimeToLive.NoSuchKey,
            NoExpiry => KeyTimeToLive.NoExpiry,
            var milliseconds => KeyTimeToLive.Expires(TimeSpan.FromMilliseconds(milliseconds)),
        };
    }

    private async ValueTask<RemoteEntry?> ReadAsync(ValueTask<IDatabase> connected, EntryKey key, CancellationToken cancellationToken)
    {
        await connected.ConfigureAwait(false);
        return await QueueAsync(key, cancellationToken).ConfigureAwait(false);
    }

    private Task<RemoteEntry?> QueueAsync(EntryKey key, CancellationToken cancellationToken)
    {
        var read = new PendingRead(key);
        _queues[_keys.Of(key).Group].Add(read);
        return read.Task.WaitAsync(cancellationToken);
    }
}

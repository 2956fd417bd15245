using System.Diagnostics.Metrics;
using Cacheable.Remote;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using StackExchange.Redis;

namespace Cacheable.Redis;

/// <summary>The remote tier on Redis 6 or later, Valkey or Garnet. Every member costs one round trip.</summary>
/// <remarks>
/// Garnet needs <c>--lua</c> and <c>--lua-transaction-mode</c>: without the second it does not keep scripts apart, and the
/// guarantee would not hold.
/// A read is plain commands sent together, and shared by reads that are asked for at once; everything that admits something is
/// one Lua script under <c>Scripts/</c>.
/// A command that has no answer within <see cref="RedisOptions.CommandTimeout"/> throws <see cref="TimeoutException"/>, one that
/// finds no connection throws a <see cref="RedisException"/> at once. Whether it took effect is then unknown, and does no harm.
/// </remarks>
public sealed class RedisRemoteTier : IRemoteTier, IAsyncDisposable, IDisposable
{
    private readonly string _instance = ProtocolText.Hex(ProtocolText.NewRandom());
    private readonly RedisKeys _keys;
    private readonly GroupAgreement _agreement;
    private readonly RedisConnection _connection;
    private readonly RedisCaller _caller;
    private readonly EntryReader _reader;
    private readonly UpdateCaller _updates;
    private readonly RedisTelemetry _telemetry;
    private readonly int _maxEpochs;

    /// <summary>Begins to connect and returns without waiting for it.</summary>
    /// <param name="options">Read once, now.</param>
    /// <param name="meters">Makes the meter <c>Cacheable.Redis</c>; the tier makes its own when left out.</param>
    /// <param name="logger">Hears of values and messages that cannot be read.</param>
    /// <exception cref="Microsoft.Extensions.Options.OptionsValidationException">An option cannot work.</exception>
    public RedisRemoteTier(RedisOptions options, IMeterFactory? meters = null, ILogger<RedisRemoteTier>? logger = null)
    {
        RedisOptionsValidator.ThrowIfInvalid(options);
        _maxEpochs = options.MaxEpochs;
        _keys = new RedisKeys(options.Namespace, options.Groups);
        _agreement = new GroupAgreement(options.Namespace, options.Groups);
        _telemetry = new RedisTelemetry(meters, logger ?? NullLogger<RedisRemoteTier>.Instance);
        _connection = new RedisConnection(options);
        _caller = new RedisCaller(_connection, options.CommandTimeout, _telemetry);
        _reader = new EntryReader(_connection, _caller, _keys, _telemetry);
        _updates = new UpdateCaller(_caller, _keys, _instance, _maxEpochs);
        WriteBehind = new RedisWriteBehindStore(
            _caller, _keys, _agreement, _instance, new ServerDurability(_connection, _caller, options.CommandTimeout));
    }

    /// <inheritdoc/>
    public string Name => "redis";

    /// <inheritdoc/>
    public int Groups => _keys.Groups.Count;

    /// <inheritdoc/>
    public int GroupOf(EntryKey key) => _keys.Of(key).Group;

    /// <inheritdoc/>
    public IWriteBehindStore WriteBehind { get; }

    /// <inheritdoc/>
    public ValueTask<RemoteEntry?> ReadAsync(EntryKey key, CancellationToken cancellationToken)
    {
        _agreement.ThrowIfBroken();
        return _reader.ReadAsync(key, cancellationToken);
    }

    /// <inheritdoc/>
    public async ValueTask<LeaseReply> LeaseAsync(EntryKey key, TimeSpan duration, bool replace, CancellationToken cancellationToken)
    {
        _agreement.ThrowIfBroken();
        var group = _keys.Of(key);
        var token = ProtocolText.NewRandom();
        var reply = await _caller.RunAsync(
            "lease",
            RedisScripts.Lease,
            [
                group.Metadata, group.Log, group.Order, group.Value(key.Text), group.Lease(key.Text), group.Waiters(key.Text),
                group.QueuedWrites, group.Holds,
            ],
            GroupKeys.WithEpochFields(
                key,
                NewIncarnation(),
                Groups,
                ProtocolText.Hex(token),
                ProtocolText.Milliseconds(duration),
                replace ? "replace" : "keep",
                key.Text),
            cancellationToken).ConfigureAwait(false);
        return LeaseReplies.Read(reply, token);
    }

    /// <inheritdoc/>
    public async ValueTask<bool> FillAsync(
        EntryKey key, Lease lease, ReadOnlyMemory<byte> payload, TimeSpan timeToLive, CancellationToken cancellationToken)
    {
        _agreement.ThrowIfBroken();
        var group = _keys.Of(key);
        var reply = await _caller.RunAsync(
            "fill",
            RedisScripts.Fill,
            [group.Metadata, group.Value(key.Text), group.Lease(key.Text), group.Waiters(key.Text), group.Clock],
            GroupKeys.WithEpochFields(
                key,
                ProtocolText.Of(lease),
                ProtocolText.Hex(lease.Incarnation),
                ProtocolText.Decimal(lease.Stamp),
                Envelope.Seal(lease),
                ProtocolText.Milliseconds(timeToLive),
                _keys.Channel.ToString(),
                ChannelMessage.Released(SenderTo(group), key.Text),
                ProtocolText.Bytes(lease.Token),
                payload),
            cancellationToken).ConfigureAwait(false);
        return (bool)reply;
    }

    /// <inheritdoc/>
    public async ValueTask ReleaseAsync(EntryKey key, Lease lease, CancellationToken cancellationToken)
    {
        var group = _keys.Of(key);
        await _caller.RunAsync(
            "release",
            RedisScripts.Release,
            [group.Lease(key.Text), group.Waiters(key.Text)],
            [ProtocolText.Of(lease), _keys.Channel.ToString(), ChannelMessage.Released(SenderTo(group), key.Text)],
            cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<HistoryPoint>> InvalidateAsync(IReadOnlyList<CacheName> names, CancellationToken cancellationToken)
    {
        _agreement.ThrowIfBroken();
        if (names.Count == 0)
        {
            return [];
        }

        var groups = GroupInvalidation.For(names, _keys, _instance, _maxEpochs);
        var replies = await _caller.RunAsync("invalidate", RedisScripts.Invalidate, groups, cancellationToken).ConfigureAwait(false);
        return [.. groups.Zip(replies, static (group, reply) => HistoryReplies.ReadPoint(reply, group.Group))];
    }

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<HistoryPoint>> HoldAsync(IReadOnlyList<CacheName> names, Hold hold, CancellationToken cancellationToken)
    {
        _agreement.ThrowIfBroken();
        var groups = GroupInvalidation.For(names, _keys, _instance, _maxEpochs, hold);
        var replies = await _caller.RunAsync("hold", RedisScripts.Hold, groups, cancellationToken).ConfigureAwait(false);
        return [.. groups.Zip(replies, static (group, reply) => HistoryReplies.ReadPoint(reply, group.Group))];
    }

    /// <inheritdoc/>
    public ValueTask<Lease> BeginUpdateAsync(EntryKey key, TimeSpan duration, CancellationToken cancellationToken)
    {
        _agreement.ThrowIfBroken();
        return _updates.BeginAsync(key, duration, cancellationToken);
    }

    /// <inheritdoc/>
    public ValueTask<UpdateReply> UpdateAsync(EntryUpdate update, CancellationToken cancellationToken)
    {
        _agreement.ThrowIfBroken();
        return _updates.UpdateAsync(update, cancellationToken);
    }

    /// <inheritdoc/>
    public ValueTask AbandonUpdateAsync(EntryKey key, Lease lease, CancellationToken cancellationToken) =>
        _updates.AbandonAsync(key, lease, cancellationToken);

    /// <inheritdoc/>
    public async ValueTask FenceAsync(Fence fence, CancellationToken cancellationToken)
    {
        _agreement.ThrowIfBroken();
        var group = _keys.Groups[fence.Group];
        await _caller.RunAsync(
            "fence",
            RedisScripts.Fence,
            [group.Metadata, group.Log, group.Order],
            [
                NewIncarnation(),
                Groups,
                fence.Over is { } over ? ProtocolText.Hex(over) : string.Empty,
                fence.Known is { } known ? ProtocolText.Hex(known) : string.Empty,
                _keys.Channel.ToString(),
                SenderTo(group),
            ],
            cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    /// <exception cref="InvalidOperationException">Another instance divides the namespace into another number of groups.</exception>
    public async ValueTask<SyncReply> SyncAsync(int group, KnownHistory? known, CancellationToken cancellationToken)
    {
        var keys = _keys.Groups[group];
        var reply = await _caller.RunAsync(
            "sync",
            RedisScripts.Sync,
            [keys.Metadata, keys.Log, keys.Order],
            [
                NewIncarnation(),
                Groups,
                known is null ? string.Empty : ProtocolText.Hex(known.Witness.Incarnation),
                ProtocolText.Decimal(known?.Witness.Sequence ?? 0),
                ProtocolText.Hex(known?.Witness.Mark ?? 0),
                ProtocolText.Decimal(known?.Heard ?? 0),
            ],
            cancellationToken).ConfigureAwait(false);
        var (answer, groups) = HistoryReplies.ReadSync(reply, group, _instance);
        _agreement.Check(group, groups);
        return answer;
    }

    /// <inheritdoc/>
    public ValueTask<KeyTimeToLive> GetTimeToLiveAsync(EntryKey key, CancellationToken cancellationToken)
    {
        _agreement.ThrowIfBroken();
        return _reader.GetTimeToLiveAsync(key, cancellationToken);
    }

    /// <inheritdoc/>
    /// <remarks>The one command that counts again when it is sent again, so nothing here sends it twice.</remarks>
    public async ValueTask<long> IncrementAsync(EntryKey key, long by, TimeSpan window, CancellationToken cancellationToken)
    {
        _agreement.ThrowIfBroken();
        return (long)await _caller.RunAsync(
            "increment",
            RedisScripts.Increment,
            [_keys.Of(key).Counter(key.Text)],
            [ProtocolText.Decimal(by), ProtocolText.Milliseconds(window)],
            cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public IAsyncDisposable Observe(IRemoteTierObserver observer) => new RedisSubscription(_connection, _keys, _instance, observer, _telemetry);

    /// <summary>Closes the connection, unless the application gave it.</summary>
    public void Dispose()
    {
        _connection.Dispose();
        _telemetry.Dispose();
    }

    /// <inheritdoc cref="Dispose"/>
    public ValueTask DisposeAsync()
    {
        Dispose();
        return ValueTask.CompletedTask;
    }

    private static string NewIncarnation() => ProtocolText.Hex(ProtocolText.NewRandom());

    private string SenderTo(GroupKeys group) => ProtocolText.Sender(_instance, group.Group);
}

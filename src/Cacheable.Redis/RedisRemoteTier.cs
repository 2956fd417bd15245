using System.Diagnostics.Metrics;
using System.Security.Cryptography;
using Cacheable.Remote;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using StackExchange.Redis;

namespace Cacheable.Redis;

/// <summary>The remote tier on Redis 6 or later, Valkey or Garnet. Every member costs one round trip.</summary>
/// <remarks>
/// Garnet needs <c>--lua</c> and <c>--lua-transaction-mode</c>: without the second it does not keep scripts apart, and the
/// guarantee would not hold.
/// A plain read is three plain commands sent together; everything that admits something is one Lua script under <c>Scripts/</c>.
/// A command that has no answer within <see cref="RedisOptions.CommandTimeout"/> throws <see cref="TimeoutException"/>, one that
/// finds no connection throws a <see cref="RedisException"/> at once. Whether it took effect is then unknown, and does no harm.
/// </remarks>
public sealed class RedisRemoteTier : IRemoteTier, IAsyncDisposable, IDisposable
{
    private readonly string _instance = ProtocolText.Hex(NewRandom());
    private readonly RedisKeys _keys;
    private readonly RedisConnection _connection;
    private readonly RedisCaller _caller;
    private readonly EntryReader _reader;
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
        _keys = new RedisKeys(options.Namespace);
        _telemetry = new RedisTelemetry(meters, logger ?? NullLogger<RedisRemoteTier>.Instance);
        _connection = new RedisConnection(options);
        _caller = new RedisCaller(_connection, options.CommandTimeout, _telemetry);
        _reader = new EntryReader(_connection, _caller, _keys, _telemetry);
    }

    /// <inheritdoc/>
    public string Name => "redis";

    /// <inheritdoc/>
    public ValueTask<RemoteEntry?> ReadAsync(EntryKey key, CancellationToken cancellationToken) =>
        _reader.ReadAsync(key, cancellationToken);

    /// <inheritdoc/>
    public async ValueTask<LeaseReply> LeaseAsync(EntryKey key, TimeSpan duration, bool replace, CancellationToken cancellationToken)
    {
        var token = NewRandom();
        var reply = await _caller.RunAsync(
            "lease",
            RedisScripts.Lease,
            [_keys.Metadata, _keys.Value(key.Text), _keys.Lease(key.Text)],
            RedisKeys.WithEpochFields(
                key,
                ProtocolText.Hex(NewRandom()),
                ProtocolText.Hex(token),
                ProtocolText.Milliseconds(duration),
                replace ? "replace" : "keep"),
            cancellationToken).ConfigureAwait(false);
        return LeaseReplies.Read(reply, token);
    }

    /// <inheritdoc/>
    public async ValueTask<bool> FillAsync(
        EntryKey key, Lease lease, ReadOnlyMemory<byte> payload, TimeSpan timeToLive, CancellationToken cancellationToken)
    {
        // A new array, not a pooled one: a command that missed its deadline may still be on its way to the socket.
        RedisValue value = new Envelope(lease.Incarnation, lease.Stamp).Around(payload.Span);
        var reply = await _caller.RunAsync(
            "fill",
            RedisScripts.Fill,
            [_keys.Metadata, _keys.Value(key.Text), _keys.Lease(key.Text)],
            RedisKeys.WithEpochFields(
                key,
                ProtocolText.Of(lease),
                ProtocolText.Hex(lease.Incarnation),
                ProtocolText.Decimal(lease.Stamp),
                value,
                ProtocolText.Milliseconds(timeToLive)),
            cancellationToken).ConfigureAwait(false);
        return (bool)reply;
    }

    /// <inheritdoc/>
    public async ValueTask ReleaseAsync(EntryKey key, Lease lease, CancellationToken cancellationToken) =>
        await _caller.RunAsync(
            "release", RedisScripts.Release, [_keys.Lease(key.Text)], [ProtocolText.Of(lease)], cancellationToken).ConfigureAwait(false);

    /// <inheritdoc/>
    public async ValueTask InvalidateAsync(IReadOnlyList<CacheName> names, CancellationToken cancellationToken)
    {
        if (names.Count == 0)
        {
            return;
        }

        var keys = new List<RedisKey> { _keys.Metadata, _keys.Log };
        var arguments = new List<RedisValue> { ProtocolText.Hex(NewRandom()), _maxEpochs, _keys.Channel.ToString(), _instance };
        foreach (var name in names)
        {
            arguments.Add(name.IsPrefix ? ChannelMessage.Prefix : ChannelMessage.Key);
            arguments.Add(name.Text);
            if (!name.IsPrefix)
            {
                keys.Add(_keys.Value(name.Text));
                keys.Add(_keys.Lease(name.Text));
            }
        }

        await _caller.RunAsync("invalidate", RedisScripts.Invalidate, [.. keys], [.. arguments], cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public async ValueTask FenceAsync(CancellationToken cancellationToken) =>
        await _caller.RunAsync(
            "fence",
            RedisScripts.Fence,
            [_keys.Metadata, _keys.Log],
            [ProtocolText.Hex(NewRandom()), _keys.Channel.ToString(), _instance],
            cancellationToken).ConfigureAwait(false);

    /// <inheritdoc/>
    public ValueTask<KeyTimeToLive> GetTimeToLiveAsync(EntryKey key, CancellationToken cancellationToken) =>
        _reader.GetTimeToLiveAsync(key, cancellationToken);

    /// <inheritdoc/>
    /// <remarks>The one command that counts again when it is sent again, so nothing here sends it twice.</remarks>
    public async ValueTask<long> IncrementAsync(EntryKey key, long by, TimeSpan window, CancellationToken cancellationToken) =>
        (long)await _caller.RunAsync(
            "increment",
            RedisScripts.Increment,
            [_keys.Counter(key.Text)],
            [ProtocolText.Decimal(by), ProtocolText.Milliseconds(window)],
            cancellationToken).ConfigureAwait(false);

    /// <inheritdoc/>
    public IAsyncDisposable Observe(IRemoteTierObserver observer) =>
        new RedisSubscription(_connection, _keys.Channel, _instance, observer, _telemetry);

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

    private static long NewRandom()
    {
        Span<byte> bytes = stackalloc byte[sizeof(long)];
        RandomNumberGenerator.Fill(bytes);
        return BitConverter.ToInt64(bytes);
    }
}

using System.Collections.Concurrent;
using StackExchange.Redis;
using ZiggyCreatures.Caching.Fusion;
using ZiggyCreatures.Caching.Fusion.Backplane;

namespace Cacheable.Benchmarks.Races.Libraries.Fusion;

/// <summary>
/// FusionCache's messages over Redis pub/sub. It does what the package for it does, which this build cannot rely on: one channel,
/// each message handed to the cache, a reconnect reported to it. It also tells the schedule what the cache has dealt with.
/// </summary>
internal sealed class RedisBackplane(ConnectionMultiplexer connection) : IFusionCacheBackplane
{
    private readonly ConcurrentDictionary<(BackplaneMessageAction Action, string Key), TaskCompletionSource> _heard = new();
    private readonly ISubscriber _subscriber = connection.GetSubscriber();
    private RedisChannel _channel;

    /// <summary>Completes when the cache has dealt with such a message of another instance.</summary>
    public Task Heard(BackplaneMessageAction action, string key) => HeardSource(action, key).Task;

    public async ValueTask SubscribeAsync(BackplaneSubscriptionOptions options)
    {
        _channel = RedisChannel.Literal(options.ChannelName!);
        connection.ConnectionRestored += (_, restored) =>
        {
            if (restored.ConnectionType == ConnectionType.Subscription)
            {
                options.ConnectHandler?.Invoke(new BackplaneConnectionInfo(isReconnection: true));
            }
        };
        await options.ConnectHandlerAsync!(new BackplaneConnectionInfo(isReconnection: false));
        await _subscriber.SubscribeAsync(_channel, (_, bytes) => Task.Run(() => HandAsync(BackplaneMessage.FromByteArray(bytes!), options)));
    }

    public void Subscribe(BackplaneSubscriptionOptions options) => SubscribeAsync(options).AsTask().Wait();

    public async ValueTask UnsubscribeAsync() => await _subscriber.UnsubscribeAsync(_channel);

    public void Unsubscribe() => _subscriber.Unsubscribe(_channel);

    public async ValueTask PublishAsync(BackplaneMessage message, FusionCacheEntryOptions options, CancellationToken token = default) =>
        await _subscriber.PublishAsync(_channel, BackplaneMessage.ToByteArray(message));

    public void Publish(BackplaneMessage message, FusionCacheEntryOptions options, CancellationToken token = default) =>
        _subscriber.Publish(_channel, BackplaneMessage.ToByteArray(message));

    private async Task HandAsync(BackplaneMessage message, BackplaneSubscriptionOptions options)
    {
        await options.IncomingMessageHandlerAsync!(message);
        if (message.SourceId != options.CacheInstanceId)
            HeardSource(message.Action, message.CacheKey!).TrySetResult();
    }

    private TaskCompletionSource HeardSource(BackplaneMessageAction action, string key) =>
        _heard.GetOrAdd((action, key), static _ => new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
}

using StackExchange.Redis;

namespace Cacheable.Redis;

/// <summary>One subscription to a channel whose messages are handled one after the other, in the order in which they were sent.</summary>
/// <remarks>
/// The client hands each message for a handler to the thread pool, where they overtake each other; every overtaken invalidation
/// would look like a lost one and cost a sync (race 12). Only its queues keep the order. But a queue whose subscription fails is
/// out of reach and collects messages for ever, so a handler asks for the subscription and a queue takes its place once the
/// server has confirmed.
/// </remarks>
internal sealed class OrderedChannel(ISubscriber subscriber, RedisChannel channel, Action<RedisValue> handle)
{
    private ChannelMessageQueue? _messages;

    /// <summary>Ends when the server has confirmed; nothing is handled before <see cref="Open"/>.</summary>
    public Task SubscribeAsync() => subscriber.SubscribeAsync(channel, Ignore);

    /// <summary>Handles what comes from now on. To be called after the confirmation; sends nothing.</summary>
    public void Open()
    {
        _messages = subscriber.Subscribe(channel, CommandFlags.FireAndForget);
        _messages.OnMessage(message => handle(message.Message));
        subscriber.Unsubscribe(channel, Ignore, CommandFlags.FireAndForget);
    }

    /// <summary>Ends when the server has confirmed. No message is handled after those that have come by now.</summary>
    /// <remarks>One request and nothing after it: who gives up waiting may subscribe again before it ends.</remarks>
    public Task UnsubscribeAsync(CommandFlags flags = CommandFlags.None)
    {
        var messages = _messages;
        _messages = null;
        return messages?.UnsubscribeAsync(flags) ?? subscriber.UnsubscribeAsync(channel, Ignore, flags);
    }

    // Not static: two subscriptions of one connection are told apart by their handlers.
    private void Ignore(RedisChannel from, RedisValue message)
    {
    }
}

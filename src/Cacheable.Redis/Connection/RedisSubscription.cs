using Cacheable.Remote;
using StackExchange.Redis;

namespace Cacheable.Redis;

/// <summary>
/// Keeps one observer subscribed to the channel: subscribes, tells it when messages flow and when they no longer do, and
/// subscribes again after every loss.
/// </summary>
internal sealed class RedisSubscription : IAsyncDisposable
{
    private static readonly TimeSpan RetryAfter = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan AskEvery = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan SubscribeTimeout = TimeSpan.FromSeconds(5);

    private readonly RedisConnection _connection;
    private readonly RedisKeys _keys;
    private readonly string _instance;
    private readonly IRemoteTierObserver _observer;
    private readonly RedisTelemetry _telemetry;
    private readonly CancellationTokenSource _stopping = new();
    private readonly SemaphoreSlim _changed = new(0);
    private readonly Lock _lock = new();
    private readonly Task _running;
    private long _losses;
    private bool _connected;
    private int _disposed;

    public RedisSubscription(
        RedisConnection connection, RedisKeys keys, string instance, IRemoteTierObserver observer, RedisTelemetry telemetry)
    {
        (_connection, _keys, _instance, _observer, _telemetry) = (connection, keys, instance, observer, telemetry);
        _running = Task.Run(RunAsync);
    }

    public async ValueTask DisposeAsync()
    {
        // A container that resolves its owner under two types disposes it twice.
        if (Interlocked.Exchange(ref _disposed, 1) == 1)
        {
            return;
        }

        await _stopping.CancelAsync().ConfigureAwait(false);
        await _running.ConfigureAwait(false);
        _stopping.Dispose();
        _changed.Dispose();
    }

    private async Task RunAsync()
    {
        try
        {
            var multiplexer = await ConnectAsync().ConfigureAwait(false);
            var channel = new OrderedChannel(multiplexer.GetSubscriber(), _keys.Channel, OnMessage);
            multiplexer.ConnectionFailed += OnConnectionFailed;
            multiplexer.ConnectionRestored += OnConnectionRestored;
            try
            {
                await KeepSubscribedAsync(multiplexer, channel).ConfigureAwait(false);
            }
            finally
            {
                multiplexer.ConnectionFailed -= OnConnectionFailed;
                multiplexer.ConnectionRestored -= OnConnectionRestored;
                await TryAsync(() => channel.UnsubscribeAsync(CommandFlags.FireAndForget)).ConfigureAwait(false);
            }
        }
        catch (Exception exception) when (exception is OperationCanceledException or ObjectDisposedException)
        {
            // Disposed, or the tier was.
        }
    }

    private async Task<IConnectionMultiplexer> ConnectAsync()
    {
        while (true)
        {
            try
            {
                return await _connection.Multiplexer.WaitAsync(_stopping.Token).ConfigureAwait(false);
            }
            catch (Exception exception) when (exception is not ObjectDisposedException && !_stopping.IsCancellationRequested)
            {
                // Whatever it was, a hook of the application's configuration among it: who gives up here never hears of an invalidation.
                await Task.Delay(RetryAfter, TimeProvider.System, _stopping.Token).ConfigureAwait(false);
            }
        }
    }

    private async Task KeepSubscribedAsync(IConnectionMultiplexer multiplexer, OrderedChannel channel)
    {
        while (true)
        {
            var losses = Volatile.Read(ref _losses);
            // Subscribed anew, because only the confirmation of our own request proves that messages flow from now on.
            var confirmed = await TryAsync(() => channel.UnsubscribeAsync()).ConfigureAwait(false)
                && await TryAsync(channel.SubscribeAsync).ConfigureAwait(false)
                && await TryAsync(() => OpenAsync(channel, multiplexer)).ConfigureAwait(false);
            if (confirmed && TellConnected(losses))
            {
                WarnOfOneGroupInCluster(multiplexer);
                await WaitForLossAsync(multiplexer, losses).ConfigureAwait(false);
            }
            else
            {
                await _changed.WaitAsync(RetryAfter, _stopping.Token).ConfigureAwait(false);
            }
        }
    }

    /// <summary>Messages flow now; commands may have a connection of their own.</summary>
    private static Task<TimeSpan> OpenAsync(OrderedChannel channel, IConnectionMultiplexer multiplexer)
    {
        channel.Open();
        // Asks no key: the node of a cluster that would have it may be the one that is away.
        return multiplexer.GetDatabase().PingAsync(RedisCaller.Flags);
    }

    private void WarnOfOneGroupInCluster(IConnectionMultiplexer multiplexer)
    {
        if (_keys.Groups.Count == 1 && multiplexer.GetServers().Any(static server => server.ServerType == ServerType.Cluster))
        {
            _telemetry.OneGroupInCluster();
        }
    }

    /// <remarks>
    /// A connection whose other end is gone without a word stays open for minutes, and where the client gives it up at last it
    /// tells nobody. So a subscription, which sends nothing by itself, is asked whether it lives (race 11).
    /// </remarks>
    private async Task WaitForLossAsync(IConnectionMultiplexer multiplexer, long losses)
    {
        while (Volatile.Read(ref _losses) == losses)
        {
            if (!await _changed.WaitAsync(AskEvery, _stopping.Token).ConfigureAwait(false)
                && !await TryAsync(() => PingAsync(multiplexer)).ConfigureAwait(false))
            {
                Lose();
            }
        }
    }

    /// <summary>The client sends pings to the nodes of a cluster in turn, so that as many as there are nodes ask the one that is subscribed at.</summary>
    private static Task<TimeSpan[]> PingAsync(IConnectionMultiplexer multiplexer) => Task.WhenAll(
        multiplexer.GetServers().Where(static server => server.IsConnected).Select(_ => multiplexer.GetSubscriber().PingAsync()));

    private async Task<bool> TryAsync(Func<Task> request)
    {
        try
        {
            await request().WaitAsync(SubscribeTimeout, _stopping.Token).ConfigureAwait(false);
            return true;
        }
        catch (Exception exception) when (exception is RedisException or TimeoutException)
        {
            return false;
        }
    }

    /// <summary>A loss that came while the confirmation was on its way takes it back.</summary>
    private bool TellConnected(long losses)
    {
        lock (_lock)
        {
            if (_losses != losses)
            {
                return false;
            }

            _connected = true;
            _observer.OnConnected();
            return true;
        }
    }

    /// <summary>Any connection counts, not the subscription's alone: one that breaks may be a failover that lost invalidations (race 24).</summary>
    private void OnConnectionFailed(object? sender, ConnectionFailedEventArgs loss) => Lose();

    private void Lose()
    {
        lock (_lock)
        {
            _losses++;
            if (_connected)
            {
                _connected = false;
                _observer.OnDisconnected();
            }
        }

        _changed.Release();
    }

    private void OnConnectionRestored(object? sender, ConnectionFailedEventArgs restored) => _changed.Release();

    private void OnMessage(RedisValue text)
    {
        if (!ChannelMessage.TryParse(text, out var message) || message.Point.Group >= _keys.Groups.Count)
        {
            _telemetry.UnreadableMessage();
            return;
        }

        switch (message.Kind)
        {
            case ChannelMessageKind.Released:
                _observer.OnReleased(message.Name);
                break;
            case ChannelMessageKind.Fenced:
                _observer.OnFenced(message.Point.Group);
                break;
            default:
                _observer.OnInvalidated(message.ToInvalidation(_instance));
                break;
        }
    }
}

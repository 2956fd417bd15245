using StackExchange.Redis;

namespace Cacheable.Redis;

/// <summary>
/// The one connection. It is made in the background, so that neither a start nor a thread ever waits for a server. Commands
/// wait for it together and once: when <see cref="RedisOptions.StartTimeout"/> is over they fail at once until it is there.
/// </summary>
internal sealed class RedisConnection : IDisposable
{
    private readonly Lock _lock = new();
    private readonly ConfigurationOptions? _configuration;
    private readonly TimeSpan _startTimeout;
    private Task<IConnectionMultiplexer> _connecting;
    private Task<IConnectionMultiplexer> _awaited;
    private long _losses;
    private bool _disposed;

    public RedisConnection(RedisOptions options)
    {
        _startTimeout = options.StartTimeout;
        if (options.Multiplexer is { } multiplexer)
        {
            multiplexer.ConnectionFailed += CountLoss;
            _awaited = _connecting = Task.FromResult(multiplexer);
            return;
        }

        _configuration = WatchfulConfiguration.Of(options.Configuration!, options.CommandTimeout);
        (_connecting, _awaited) = Connect(_configuration);
    }

    /// <summary>How often a connection broke. What was sent before and after a change of it may have met two different servers.</summary>
    public long Losses => Volatile.Read(ref _losses);

    /// <summary>The connection, made or being made.</summary>
    public Task<IConnectionMultiplexer> Multiplexer
    {
        get
        {
            lock (_lock)
            {
                ObjectDisposedException.ThrowIf(_disposed, this);
                if (_connecting.IsFaulted && _configuration is not null)
                {
                    (_connecting, _awaited) = Connect(_configuration);
                }

                return _connecting;
            }
        }
    }

    /// <exception cref="TimeoutException">The connection is not made yet.</exception>
    public ValueTask<IDatabase> GetDatabaseAsync(CancellationToken cancellationToken)
    {
        var connecting = Volatile.Read(ref _connecting);
        return connecting.IsCompletedSuccessfully && !Volatile.Read(ref _disposed)
            ? new ValueTask<IDatabase>(connecting.Result.GetDatabase())
            : WaitAsync(cancellationToken);
    }

    public void Dispose()
    {
        Task<IConnectionMultiplexer> connecting;
        lock (_lock)
        {
            if (_disposed)
            {
                return;
            }

            _disposed = true;
            connecting = _connecting;
        }

        // A connection still being made is closed when it is there; nobody waits for it.
        _ = connecting.ContinueWith(
            Close, CancellationToken.None, TaskContinuationOptions.OnlyOnRanToCompletion | TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
    }

    private async ValueTask<IDatabase> WaitAsync(CancellationToken cancellationToken)
    {
        // Throws when disposed, and tries again where an attempt failed.
        _ = Multiplexer;
        try
        {
            var multiplexer = await Volatile.Read(ref _awaited).WaitAsync(cancellationToken).ConfigureAwait(false);
            return multiplexer.GetDatabase();
        }
        catch (TimeoutException)
        {
            throw new TimeoutException($"Redis was not connected {_startTimeout.TotalMilliseconds:0.#} ms after the start.");
        }
    }

    private (Task<IConnectionMultiplexer> Connecting, Task<IConnectionMultiplexer> Awaited) Connect(ConfigurationOptions configuration)
    {
        var connecting = ConnectAsync(configuration);
        var awaited = connecting.WaitAsync(_startTimeout);
        // A failure is told to every command that comes; if none comes, nobody needs to hear of it. Both, because the second
        // ends without the first when the time is over.
        connecting.Forget();
        awaited.Forget();
        return (connecting, awaited);
    }

    private Task<IConnectionMultiplexer> ConnectAsync(ConfigurationOptions configuration) =>
        Task.Run(async () =>
        {
            IConnectionMultiplexer multiplexer = await ConnectionMultiplexer.ConnectAsync(configuration).ConfigureAwait(false);
            multiplexer.ConnectionFailed += CountLoss;
            return multiplexer;
        });

    private void CountLoss(object? sender, ConnectionFailedEventArgs loss) => Interlocked.Increment(ref _losses);

    private void Close(Task<IConnectionMultiplexer> connected)
    {
        connected.Result.ConnectionFailed -= CountLoss;
        if (_configuration is not null)
        {
            connected.Result.Dispose();
        }
    }
}

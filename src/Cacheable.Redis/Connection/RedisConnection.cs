using StackExchange.Redis;

namespace Cacheable.Redis;

/// <summary>
/// The one connection. It is made in the background, so that neither a start nor a thread ever waits for a server; a command
/// waits for it no longer than its deadline.
/// </summary>
internal sealed class RedisConnection : IDisposable
{
    private readonly Lock _lock = new();
    private readonly ConfigurationOptions? _configuration;
    private readonly TimeSpan _deadline;
    private Task<IConnectionMultiplexer> _connecting;
    private long _losses;
    private bool _disposed;

    public RedisConnection(RedisOptions options)
    {
        _deadline = options.CommandTimeout;
        if (options.Multiplexer is { } multiplexer)
        {
            multiplexer.ConnectionFailed += CountLoss;
            _connecting = Task.FromResult(multiplexer);
            return;
        }

        _configuration = options.Configuration!.Clone();
        _configuration.AbortOnConnectFail = false;
        // A command kept until the server is back would come too late for its caller, and could stand between two others.
        _configuration.BacklogPolicy = BacklogPolicy.FailFast;
        _connecting = ConnectAsync(_configuration);
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
                    _connecting = ConnectAsync(_configuration);
                }

                return _connecting;
            }
        }
    }

    /// <exception cref="TimeoutException">The connection is not made yet.</exception>
    public ValueTask<IDatabase> GetDatabaseAsync(CancellationToken cancellationToken)
    {
        var connecting = Multiplexer;
        return connecting.IsCompletedSuccessfully
            ? new ValueTask<IDatabase>(connecting.Result.GetDatabase())
            : WaitAsync(connecting, cancellationToken);
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

    private async ValueTask<IDatabase> WaitAsync(Task<IConnectionMultiplexer> connecting, CancellationToken cancellationToken)
    {
        try
        {
            var multiplexer = await connecting.WaitAsync(_deadline, cancellationToken).ConfigureAwait(false);
            return multiplexer.GetDatabase();
        }
        catch (TimeoutException) when (!connecting.IsCompleted)
        {
            throw new TimeoutException($"Redis was not connected within {_deadline.TotalMilliseconds:0.#} ms.");
        }
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

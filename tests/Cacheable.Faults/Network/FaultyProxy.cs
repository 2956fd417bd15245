using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Cacheable.Faults.Network;

/// <summary>A TCP proxy between one instance and its server that breaks in every way a network does.</summary>
internal sealed class FaultyProxy : IAsyncDisposable
{
    private readonly ConcurrentDictionary<ProxiedConnection, byte> _connections = new();
    private readonly CancellationTokenSource _stopping = new();
    private TcpListener? _listener;
    private Task _accepting = Task.CompletedTask;
    private volatile LinkFaults _faults = LinkFaults.None;
    private long _lostMessages;
    private long _duplicates;
    private long _accepted;

    public FaultyProxy(int target)
    {
        Target = target;
        Listen(port: 0);
    }

    /// <summary>Where clients connect.</summary>
    public int Port { get; private set; }

    /// <summary>How clients are told of it.</summary>
    public string Configuration => string.Create(CultureInfo.InvariantCulture, $"127.0.0.1:{Port}");

    /// <summary>The server's port, for connections that are made from now on.</summary>
    public int Target { get; set; }

    /// <summary>What happens to bytes from now on.</summary>
    public LinkFaults Faults
    {
        get => _faults;
        set => _faults = value;
    }

    /// <summary>Messages that vanished here.</summary>
    public long LostMessages => Volatile.Read(ref _lostMessages);

    /// <summary>Commands that were sent twice.</summary>
    public long Duplicates => Volatile.Read(ref _duplicates);

    /// <summary>Connections that were ever made.</summary>
    public long Accepted => Volatile.Read(ref _accepted);

    /// <summary>Ends connections: with a reset, or politely.</summary>
    /// <returns>How many.</returns>
    public int Cut(bool reset, bool subscribersOnly = false)
    {
        var cut = 0;
        foreach (var connection in _connections.Keys.Where(connection => !subscribersOnly || connection.IsSubscriber))
        {
            connection.Cut(reset);
            cut++;
        }

        return cut;
    }

    /// <summary>New connections are refused, as where nothing listens.</summary>
    public void Refuse() => Interlocked.Exchange(ref _listener, null)?.Dispose();

    /// <summary>Accepts again, on the same port.</summary>
    public void Accept() => Listen(Port);

    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        Refuse();
        Cut(reset: true);
        await _accepting;
        _stopping.Dispose();
    }

    internal void CountLostMessage() => Interlocked.Increment(ref _lostMessages);

    internal void CountDuplicate() => Interlocked.Increment(ref _duplicates);

    private void Listen(int port)
    {
        if (_listener is not null)
            return;

        var listener = new TcpListener(IPAddress.Loopback, port);
        listener.Start();
        Port = ((IPEndPoint)listener.LocalEndpoint).Port;
        _listener = listener;
        _accepting = AcceptAsync(listener);
    }

    private async Task AcceptAsync(TcpListener listener)
    {
        while (!_stopping.IsCancellationRequested)
        {
            Socket client;
            try
            {
                client = await listener.AcceptSocketAsync(_stopping.Token);
            }
            catch (Exception exception) when (exception is SocketException or ObjectDisposedException or OperationCanceledException)
            {
                return;
            }

            _ = ServeAsync(client);
        }
    }

    private async Task ServeAsync(Socket client)
    {
        Interlocked.Increment(ref _accepted);
        using var connection = new ProxiedConnection(this, client, Target);
        _connections.TryAdd(connection, 0);
        try
        {
            await connection.RunAsync();
        }
        finally
        {
            _connections.TryRemove(connection, out _);
        }
    }
}

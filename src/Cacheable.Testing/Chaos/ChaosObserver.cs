using Cacheable.Remote;

namespace Cacheable.Testing;

/// <summary>Stands between the tier and one observer; messages pass, are lost, or wait to be delivered.</summary>
internal sealed class ChaosObserver(IRemoteTierObserver observer) : IRemoteTierObserver
{
    private readonly Lock _lock = new();
    private readonly Queue<Action> _held = new();
    private bool _holding;
    private bool _losing;

    public void OnInvalidated(CacheName name) => Pass(() => observer.OnInvalidated(name));

    public void OnFenced() => Pass(observer.OnFenced);

    /// <summary>While messages are lost nobody is connected, whatever the tier below says.</summary>
    public void OnConnected()
    {
        if (!Volatile.Read(ref _losing))
        {
            observer.OnConnected();
        }
    }

    public void OnDisconnected() => observer.OnDisconnected();

    public void Lose()
    {
        lock (_lock)
        {
            _losing = true;
        }
    }

    public void Hold()
    {
        lock (_lock)
        {
            _holding = true;
        }
    }

    /// <summary>Delivers what waits, in order, and lets messages pass from now on.</summary>
    public void Flow()
    {
        Action[] held;
        lock (_lock)
        {
            _losing = _holding = false;
            held = [.. _held];
            _held.Clear();
        }

        foreach (var message in held)
        {
            message();
        }
    }

    private void Pass(Action message)
    {
        lock (_lock)
        {
            if (_losing)
            {
                return;
            }

            if (_holding)
            {
                _held.Enqueue(message);
                return;
            }
        }

        message();
    }
}

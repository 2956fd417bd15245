using Cacheable.Remote;

namespace Cacheable.Testing;

/// <summary>Stands between the tier and one observer; messages pass, are lost, doubled, or wait to be delivered.</summary>
internal sealed class ChaosObserver(IRemoteTierObserver observer) : IRemoteTierObserver
{
    private readonly Lock _lock = new();
    private readonly List<Action> _held = [];
    private bool _holding;
    private bool _losing;
    private bool _doubling;

    public void OnInvalidated(RemoteInvalidation invalidation) => Pass(() => observer.OnInvalidated(invalidation));

    public void OnFenced(int group) => Pass(() => observer.OnFenced(group));

    public void OnReleased(string key) => Pass(() => observer.OnReleased(key));

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

    public void Double()
    {
        lock (_lock)
        {
            _doubling = true;
        }
    }

    /// <summary>Delivers what waits and lets messages pass from now on.</summary>
    public void Flow(bool reversed)
    {
        Action[] held;
        lock (_lock)
        {
            _losing = _holding = _doubling = false;
            held = [.. _held];
            _held.Clear();
        }

        foreach (var message in reversed ? held.Reverse() : held)
        {
            message();
        }
    }

    private void Pass(Action message)
    {
        bool doubled;
        lock (_lock)
        {
            if (_losing)
            {
                return;
            }

            doubled = _doubling;
            if (_holding)
            {
                _held.AddRange(doubled ? [message, message] : [message]);
                return;
            }
        }

        message();
        if (doubled)
        {
            message();
        }
    }
}

using Cacheable.Remote;
using Cacheable.Simulation.Instances;

namespace Cacheable.Simulation.Network;

/// <summary>Hears from the store at once what it publishes, and sends it on over the link.</summary>
internal sealed class MessageRelay(Link link, Instance instance) : IRemoteTierObserver
{
    public void OnInvalidated(RemoteInvalidation invalidation)
    {
        var reached = instance.ReachedIn(invalidation.Point.Group);
        link.Message(observer =>
        {
            instance.Hears(invalidation, reached);
            observer.OnInvalidated(invalidation);
        });
    }

    public void OnFenced(int group)
    {
        instance.SawFence();
        link.Message(observer => observer.OnFenced(group));
    }

    public void OnReleased(string key) => link.Message(observer => observer.OnReleased(key));

    // The store is always there; the link says what the process sees of it.
    public void OnConnected()
    {
    }

    public void OnDisconnected()
    {
    }
}

using Cacheable.Simulation.Instances;
using Cacheable.Simulation.Time;
using Cacheable.Testing;

namespace Cacheable.Simulation.Network;

/// <summary>The remote server: the store, whether it answers, and how often it was replaced.</summary>
internal sealed class Server(Scheduler scheduler, Climate climate)
{
    public InMemoryRemoteStore Store { get; } = new(new ServerTime(scheduler), climate.Groups, climate.Limits);

    public bool IsUp { get; private set; } = true;

    /// <summary>Rises when the server falls: what was on its way to it is never executed by its successor.</summary>
    public int Life { get; private set; }

    public void Fall()
    {
        IsUp = false;
        Life++;
    }

    public void Rise() => IsUp = true;
}

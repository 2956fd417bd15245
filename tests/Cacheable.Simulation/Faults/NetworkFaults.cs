using Cacheable.Simulation.Chance;
using Cacheable.Simulation.Episodes;
using Cacheable.Simulation.Instances;
using Cacheable.Simulation.Time;

namespace Cacheable.Simulation.Faults;

/// <summary>What happens to connections, and to the server as a whole.</summary>
internal sealed class NetworkFaults(Setting setting, Fleet fleet, Dice dice)
{
    public IEnumerable<Fault> Kinds() =>
        [new("disconnect", Disconnect), new("half-open", HalfOpen), new("outage", () => Outage(dice.Exponential(500 * Span.Millisecond), static () => { }))];

    /// <summary>The server is away for a while, and what was on its way to it is lost.</summary>
    /// <param name="duration">For how long.</param>
    /// <param name="meanwhile">What happens to it.</param>
    public void Outage(long duration, Action meanwhile)
    {
        if (!setting.Server.IsUp)
        {
            return;
        }

        setting.Story?.Tell($"the server is down for {Story.At(duration)}");
        setting.Server.Fall();
        foreach (var instance in fleet.Instances)
        {
            instance.Link.Break();
        }

        meanwhile();
        setting.Scheduler.At(setting.Scheduler.Now + duration, Return);
    }

    private void Return()
    {
        setting.Story?.Tell("the server is up");
        setting.Server.Rise();
        foreach (var instance in fleet.Instances)
        {
            setting.Scheduler.At(setting.Scheduler.Now + dice.Exponential(20 * Span.Millisecond), () => Reconnect(instance));
        }
    }

    private void Disconnect()
    {
        var (instance, duration) = (fleet.Any(dice), dice.Exponential(dice.Among(5 * Span.Millisecond, 500 * Span.Millisecond)));
        setting.Story?.Tell($"instance {instance.Index} is disconnected for {Story.At(duration)}");
        instance.Link.Break();
        setting.Scheduler.At(setting.Scheduler.Now + duration, () => Reconnect(instance));
    }

    private void Reconnect(Instance instance)
    {
        if (setting.Server.IsUp)
        {
            setting.Story?.Tell($"instance {instance.Index} is connected");
            instance.Link.Open();
        }
    }

    private void HalfOpen()
    {
        var (instance, duration) = (fleet.Any(dice), dice.Exponential(2 * Span.Second));
        setting.Story?.Tell($"instance {instance.Index} hears no messages for {Story.At(duration)}");
        instance.Link.HalfOpenUntil = setting.Scheduler.Now + duration;
    }
}

using Cacheable.Simulation.Chance;
using Cacheable.Simulation.Episodes;
using Cacheable.Simulation.Instances;
using Cacheable.Simulation.Time;

namespace Cacheable.Simulation.Faults;

/// <summary>What happens to instances themselves.</summary>
internal sealed class ProcessFaults(Setting setting, Fleet fleet, Dice dice)
{
    public IEnumerable<Fault> Kinds() => [new("pause", Pause), new("kill", Kill), new("clock step", StepWallClock)];

    private void Pause()
    {
        var (instance, duration) = (fleet.Any(dice), dice.Exponential(dice.Among(50 * Span.Millisecond, Span.Second)));
        setting.Story?.Tell($"instance {instance.Index} stands still for {Story.At(duration)}");
        instance.Pause(duration);
    }

    private void Kill()
    {
        var instance = fleet.Any(dice);
        setting.Story?.Tell($"instance {instance.Index} is killed and started again");
        fleet.Restart(instance);
    }

    private void StepWallClock() => fleet.Any(dice).Time.StepWallClock();
}

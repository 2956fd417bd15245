using Cacheable.Simulation.Chance;
using Cacheable.Simulation.Data;
using Cacheable.Simulation.Time;

namespace Cacheable.Simulation.Instances;

/// <summary>The loader of an instance: it reads the committed version at some moment and returns it at a later one, or fails.</summary>
internal sealed class Source(Setting setting, Instance instance, Dice dice)
{
    private readonly Climate _climate = setting.Climate;

    public ValueTask<long> LoadAsync(int key, CancellationToken cancellationToken)
    {
        instance.Probe.SawWorkFor(KeySpace.Texts[key]);
        if (dice.Chance(_climate.SynchronousLoads))
        {
            return new ValueTask<long>(setting.Database.VersionOf(key));
        }

        var loaded = new TaskCompletionSource<long>();
        var read = setting.Scheduler.Now + dice.Exponential(_climate.Load / 4);
        setting.Scheduler.At(read, instance, () => Read(key, loaded));
        return new ValueTask<long>(dice.Chance(0.5) ? loaded.Task.WaitAsync(cancellationToken) : loaded.Task);
    }

    // What takes long is the way back: the version is old by the time it arrives (race 1).
    private void Read(int key, TaskCompletionSource<long> loaded)
    {
        var version = setting.Database.VersionOf(key);
        var slow = dice.Chance(_climate.SlowLoads);
        setting.Story?.Tell(key, $"instance {instance.Index} reads version {version} of {KeySpace.Texts[key]} from the source{(slow ? ", slowly" : string.Empty)}");
        var fails = dice.Chance(_climate.FailedLoads);
        setting.Scheduler.At(setting.Scheduler.Now + dice.Exponential(slow ? 100 * _climate.Load : _climate.Load), instance, () =>
        {
            if (fails)
            {
                loaded.SetException(new SourceException());
            }
            else
            {
                loaded.SetResult(version);
            }
        });
    }
}

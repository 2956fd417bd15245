using Cacheable.Simulation.Chance;
using Cacheable.Simulation.Data;
using Cacheable.Simulation.Instances;
using Cacheable.Simulation.Time;

namespace Cacheable.Simulation.Workload;

/// <summary>Commits new versions and invalidates them, on whichever instance it happens to be.</summary>
internal sealed class Writers(Setting setting, Fleet fleet, Dice dice, Tally tally)
{
    private readonly Savers? _savers = setting.Climate.Saves > 0 ? new(setting, dice.Fork(), tally) : null;

    public void Start() => setting.Scheduler.At(setting.Scheduler.Now + dice.Exponential(setting.Climate.BetweenWrites), Write);

    private void Write()
    {
        if (tally.IsFull)
        {
            return;
        }

        var instance = fleet.Any(dice);
        if (_savers is { } savers && dice.Chance(setting.Climate.Saves))
        {
            savers.Save(instance, dice.Below(KeySpace.Keys));
            Start();
            return;
        }

        var name = KeySpace.Names[dice.Chance(0.02) ? 0 : dice.Chance(0.25) ? 1 + dice.Below(KeySpace.Users) : 1 + KeySpace.Users + dice.Below(KeySpace.Keys)];
        foreach (var key in KeySpace.KeysOf(name))
        {
            setting.Database.Commit(key);
        }

        setting.Story?.Tell(name, $"instance {instance.Index} commits a write and will invalidate {name}");
        setting.Scheduler.At(setting.Scheduler.Now + dice.Exponential(300 * Span.Microsecond), instance, () => _ = InvalidateAsync(instance, name));
        Start();
    }

    private async Task InvalidateAsync(Instance instance, Remote.CacheName name)
    {
        tally.Invalidations++;
        var pending = setting.Oracle.InvalidationBegins(instance.Index, name);
        try
        {
            var outcome = await instance.Cache.InvalidateAsync(name.ToString()).ConfigureAwait(false);
            setting.Story?.Tell(name, $"instance {instance.Index} has invalidated {name}: {outcome}");
            tally.Deferred += outcome == InvalidationOutcome.Deferred ? 1 : 0;
            setting.Oracle.InvalidationEnds(pending, outcome);
        }
        catch (Exception exception)
        {
            setting.Oracle.Object(instance.Index, -1, $"the invalidation of {name} on instance {instance.Index} threw {exception}");
        }
    }
}

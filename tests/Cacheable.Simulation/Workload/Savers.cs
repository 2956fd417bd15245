using Cacheable.Contract;
using Cacheable.Remote;
using Cacheable.Simulation.Chance;
using Cacheable.Simulation.Data;
using Cacheable.Simulation.Instances;
using Cacheable.Simulation.Judging;
using Cacheable.Simulation.Time;
using Cacheable.Transactions;

namespace Cacheable.Simulation.Workload;

/// <summary>Commits new versions in decorated calls that update the entry, some of which take long, throw, or invalidate more than that.</summary>
internal sealed class Savers(Setting setting, Dice dice, Tally tally)
{
    public void Save(Instance instance, int key)
    {
        CacheName[] others = dice.Chance(0.1) ? [CacheName.Parse($"user:{key / KeySpace.ItemsOfUser}:*")] : [];
        var saving = new Saving(instance.Index, key, others);
        setting.Scheduler.At(setting.Scheduler.Now + dice.Exponential(300 * Span.Microsecond), instance, () => _ = SaveAsync(instance, saving));
    }

    private async Task SaveAsync(Instance instance, Saving saving)
    {
        tally.Updates++;
        Saving.Current = saving;
        var write = new Write(setting, instance, saving, dice);
        try
        {
            await instance.Saves.RunValueAsync(
                CacheScope.None,
                new ItemKey(saving.Key),
                saving.Others,
                write,
                saving.Key,
                static (write, _) => write.RunAsync(),
                static (key, version) => new Updated<ItemKey, long>(new ItemKey(key), version)).ConfigureAwait(false);
        }
        catch (SourceException)
        {
            tally.Failed++;
        }
        catch (Exception exception)
        {
            setting.Oracle.Object(instance.Index, saving.Key, $"a write of {KeySpace.Texts[saving.Key]} on instance {instance.Index} threw {exception}");
        }

        setting.Story?.Tell(saving.Names, $"instance {instance.Index} has written version {saving.Version} of {KeySpace.Texts[saving.Key]}");
        tally.Replaced += saving.IsReplaced ? 1 : 0;
        write.Ends();
    }

    /// <summary>The call behind the decorator.</summary>
    private sealed class Write(Setting setting, Instance instance, Saving saving, Dice dice)
    {
        private readonly TaskCompletionSource<long> _returned = new();
        private PendingInvalidation[] _pending = [];

        public ValueTask<long> RunAsync()
        {
            setting.Scheduler.At(setting.Scheduler.Now + dice.Exponential(setting.Climate.Save), instance, Commit);
            return new ValueTask<long>(_returned.Task);
        }

        /// <summary>The decorated call has returned: its own instance is bound, the others are where the server executed what it sent.</summary>
        public void Ends()
        {
            var bound = saving.Bound([.. _pending.Select(static pending => pending.Versions)]);
            for (var index = 0; index < _pending.Length; index++)
            {
                setting.Oracle.InvalidationEnds(_pending[index] with { Versions = bound[index] }, InvalidationOutcome.Deferred);
            }
        }

        private void Commit()
        {
            saving.Version = setting.Database.Commit(saving.Key);
            foreach (var key in saving.Others.SelectMany(KeySpace.KeysOf).Where(key => key != saving.Key))
            {
                setting.Database.Commit(key);
            }

            setting.Story?.Tell(saving.Names, $"instance {instance.Index} commits version {saving.Version} of {KeySpace.Texts[saving.Key]} in a decorated write");
            setting.Scheduler.At(setting.Scheduler.Now + dice.Exponential(setting.Climate.Save), instance, Return);
        }

        private void Return()
        {
            _pending = [.. saving.Names.Select(name => setting.Oracle.InvalidationBegins(instance.Index, name))];
            if (dice.Chance(setting.Climate.FailedLoads))
            {
                _returned.SetException(new SourceException());
            }
            else
            {
                _returned.SetResult(saving.Version);
            }
        }
    }
}

using Cacheable.Remote;
using Cacheable.Simulation.Chance;
using Cacheable.Simulation.Data;
using Cacheable.Simulation.Instances;
using Cacheable.Simulation.Time;
using Cacheable.Testing;

namespace Cacheable.Simulation.Faults;

/// <summary>What the server loses, or finds again.</summary>
internal sealed class DataFaults(Setting setting, NetworkFaults network, Dice dice)
{
    private bool _copied;

    public IEnumerable<Fault> Kinds() =>
    [
        new("flush", () => Lose("everything, and says nothing", static store => store.LoseEverything())),
        new("restart empty", () => network.Outage(Briefly(), () => Lose("everything", static store => store.LoseEverything()))),
        new("failover", () => LoseTail(silently: false)),
        new("old data behind a proxy", () => LoseTail(silently: true)),
        new("history evicted", () => Lose("its history", store => store.LoseHistory(AnyGroup()))),
        new("log evicted", () => Lose("its log", store => store.LoseLog(AnyGroup()))),
        new("entry evicted", () => Lose("an entry", store => store.LoseEntry(AnyKey()))),
        new("lease evicted", () => Lose("a lease", store => store.LoseLease(AnyKey()))),
    ];

    private InMemoryRemoteStore Store => setting.Server.Store;

    private long Briefly() => dice.Exponential(100 * Span.Millisecond);

    private int AnyGroup() => dice.Below(setting.Climate.Groups);

    private EntryKey AnyKey() => new(KeySpace.Texts[dice.Below(KeySpace.Keys)]);

    private void Lose(string what, Action<InMemoryRemoteStore> lose)
    {
        setting.Story?.Tell($"the server loses {what}");
        setting.Savings.Forget();
        lose(Store);
    }

    /// <summary>Races 24 and 25: a replica that lags behind is promoted, or a server restarts from an old file.</summary>
    private void LoseTail(bool silently)
    {
        if (_copied)
        {
            return;
        }

        setting.Story?.Tell("the replica falls behind");
        _copied = true;
        setting.Oracle.Snapshots();
        var snapshot = Store.Snapshot();
        setting.Scheduler.At(setting.Scheduler.Now + dice.Exponential(dice.Among(5 * Span.Millisecond, Span.Second)), () =>
        {
            if (silently)
            {
                PutBack(snapshot, silently);
            }
            else
            {
                network.Outage(Briefly(), () => PutBack(snapshot, silently));
            }

            setting.Oracle.DropsSnapshot();
            _copied = false;
        });
    }

    private void PutBack(InMemorySnapshot snapshot, bool silently)
    {
        setting.Story?.Tell($"the replica takes over without its tail{(silently ? ", and connections live on" : string.Empty)}");
        setting.Oracle.Restores(silently);
        setting.Savings.Forget();
        Store.Restore(snapshot);
    }
}

using Cacheable.Simulation.Chance;
using Cacheable.Simulation.Data;
using Cacheable.Simulation.Episodes;
using Cacheable.Simulation.Instances;
using Cacheable.Simulation.Judging;
using Cacheable.Transactions;

namespace Cacheable.Simulation.Workload;

/// <summary>The callers of one instance. Every round reads a dozen keys at one moment; what L1 does not have goes on by itself.</summary>
internal sealed class Readers(Setting setting, Instance instance, Dice dice, Tally tally)
{
    private const int KeysOfRound = 12;

    public void Start() => setting.Scheduler.At(setting.Scheduler.Now + dice.Exponential(setting.Climate.BetweenReads), instance, Round);

    private void Round()
    {
        if (tally.IsFull)
        {
            return;
        }

        var key = dice.Below(KeySpace.Keys);
        for (var read = 0; read < KeysOfRound; read++)
        {
            Read(key);
            key = key + 1 == KeySpace.Keys ? 0 : key + 1;
        }

        Start();
    }

    private void Read(int key)
    {
        tally.Begin();
        var begun = setting.Scheduler.Now;
        var requirement = setting.Oracle.Begin(instance.Index, key);
        var cancellation = dice.Chance(setting.Climate.CancelledReads) ? new CancellationTokenSource() : null;
        instance.Probe.Watch(KeySpace.Texts[key]);
        var read = instance.Items.GetAsync(
            CacheScope.None, new ItemKey(key), instance.Source, key, static (source, key, token) => source.LoadAsync(key, token), cancellation?.Token ?? default);
        var leads = instance.Probe.Leads();
        if (read.IsCompletedSuccessfully)
        {
            // Where entries are refreshed early, the work seen for the key may be a refresh that begins behind an answer from memory.
            Judge(key, requirement, leads && setting.Climate.Plan.Beta == 0 ? Answer.Led : Answer.Memory, read.Result, begun);
            return;
        }

        instance.Waiting++;
        if (cancellation is not null)
        {
            setting.Scheduler.At(begun + dice.Exponential(2 * setting.Climate.Load), instance, cancellation.Cancel);
        }

        _ = FinishAsync(key, read, requirement, leads ? Answer.Led : Answer.Joined, begun, cancellation);
    }

    private async Task FinishAsync(
        int key, ValueTask<long> read, Requirement requirement, Answer answer, long begun, CancellationTokenSource? cancellation)
    {
        try
        {
            Judge(key, requirement, answer, await read.ConfigureAwait(false), begun);
        }
        catch (SourceException)
        {
            tally.Failed++;
        }
        catch (OperationCanceledException) when (cancellation?.IsCancellationRequested == true)
        {
            tally.Cancelled++;
        }
        catch (Exception exception)
        {
            setting.Oracle.Object(instance.Index, key, $"a read of {KeySpace.Texts[key]} on instance {instance.Index} threw {exception}");
        }
        finally
        {
            instance.Waiting--;
        }
    }

    private void Judge(int key, Requirement requirement, Answer answer, long version, long begun)
    {
        tally.End(instance.Index, key, answer, version, setting.Scheduler.Now);
        setting.Oracle.End(instance.Index, key, requirement, answer, version, begun);
    }
}

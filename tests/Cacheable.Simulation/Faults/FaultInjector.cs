using Cacheable.Simulation.Chance;
using Cacheable.Simulation.Instances;
using Cacheable.Simulation.Time;
using Cacheable.Simulation.Workload;

namespace Cacheable.Simulation.Faults;

/// <summary>Lets faults happen, several at once. Every episode has a choice of kinds of its own.</summary>
internal sealed class FaultInjector
{
    private readonly Setting _setting;
    private readonly Dice _dice;
    private readonly Tally _tally;
    private readonly Fault[] _kinds;
    private readonly long _between;

    public FaultInjector(Setting setting, Fleet fleet, Dice dice, Tally tally)
    {
        (_setting, _dice, _tally) = (setting, dice, tally);
        _between = dice.Among(50 * Span.Millisecond, 500 * Span.Millisecond, 3 * Span.Second);
        var network = new NetworkFaults(setting, fleet, dice);
        Fault[] all =
        [
            .. new ProcessFaults(setting, fleet, dice).Kinds(), .. network.Kinds(), .. new DataFaults(setting, network, dice).Kinds(),
        ];
        _kinds = [.. all.Where(_ => dice.Chance(0.3))];
    }

    public void Start()
    {
        if (_kinds.Length > 0)
        {
            _setting.Scheduler.At(_setting.Scheduler.Now + _dice.Exponential(_between), Next);
        }
    }

    private void Next()
    {
        if (_tally.IsFull)
        {
            return;
        }

        var fault = _kinds[_dice.Below(_kinds.Length)];
        _tally.Count(fault.Name);
        fault.Happen();
        Start();
    }
}

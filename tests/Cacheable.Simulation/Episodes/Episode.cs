using Cacheable.Simulation.Chance;
using Cacheable.Simulation.Data;
using Cacheable.Simulation.Faults;
using Cacheable.Simulation.Instances;
using Cacheable.Simulation.Judging;
using Cacheable.Simulation.Network;
using Cacheable.Simulation.Time;
using Cacheable.Simulation.Workload;

namespace Cacheable.Simulation.Episodes;

/// <summary>One seed: a fleet, its callers and its faults from an empty start until enough was read. The seed decides everything.</summary>
internal sealed class Episode
{
    private const long TimeToAnswer = 120 * Span.Second;

    private readonly Scheduler _scheduler = new();
    private readonly Setting _setting;
    private readonly Tally _tally;
    private readonly Fleet _fleet;

    private Episode(long seed, long reads, bool tells)
    {
        var dice = new Dice((ulong)seed);
        var climate = Climate.Of(dice.Fork(), writesThrough: seed % 2 == 0, refreshes: seed % 4 is 2 or 3);
        var database = new Database();
        Story = tells ? new Story { Scheduler = _scheduler } : null;
        var server = new Server(_scheduler, climate);
        var oracle = new Oracle(_scheduler, database, new KeyGroups(server.Store.Connect()), Fleet.Size, climate.L1Lease, Story);
        var savings = new Savings(_scheduler, oracle, climate.LeaseDuration);
        _setting = new Setting(_scheduler, dice, climate, database, server, oracle, savings, Story);
        _tally = new Tally(reads);
        _fleet = new Fleet(_setting, _tally);
        new Writers(_setting, _fleet, dice.Fork(), _tally).Start();
        new FaultInjector(_setting, _fleet, dice.Fork(), _tally).Start();
    }

    public Story? Story { get; }

    /// <summary>Plays an episode to its end or to its first violation.</summary>
    public static EpisodeResult Play(long seed, long reads, bool tells = false)
    {
        var episode = new Episode(seed, reads, tells);
        episode.Run();
        return new EpisodeResult(seed, episode._tally, episode._scheduler.Now, episode._setting.Oracle.Violation, episode._setting.Climate, episode.Story);
    }

    private void Run()
    {
        while (!_tally.IsFull && _setting.Oracle.Violation is null && _scheduler.Step(long.MaxValue))
        {
        }

        // Whoever still waits must be answered once nothing goes wrong any more.
        var end = _scheduler.Now + TimeToAnswer;
        while (_fleet.Waiting > 0 && _setting.Oracle.Violation is null && _scheduler.Step(end))
        {
        }

        if (_fleet.Waiting > 0 && _setting.Oracle.Violation is null)
        {
            _setting.Oracle.Object(instance: -1, key: -1, $"{_fleet.Waiting} reads were not answered within {TimeToAnswer / Span.Second} s after everything had come to rest");
        }

        foreach (var instance in _fleet.Instances)
        {
            instance.Kill();
        }
    }
}

using Cacheable.Simulation.Chance;
using Cacheable.Simulation.Data;
using Cacheable.Simulation.Episodes;
using Cacheable.Simulation.Judging;
using Cacheable.Simulation.Network;
using Cacheable.Simulation.Time;

namespace Cacheable.Simulation.Instances;

/// <summary>What the instances of an episode share.</summary>
internal sealed record Setting(
    Scheduler Scheduler, Dice Dice, Climate Climate, Database Database, Server Server, Oracle Oracle, Savings Savings, Story? Story);

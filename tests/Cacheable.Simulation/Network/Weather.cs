using Cacheable.Simulation.Chance;
using Cacheable.Simulation.Time;

namespace Cacheable.Simulation.Network;

/// <summary>How bad the network of an episode is. Each episode throws its own, so that every fault also meets otherwise calm ones.</summary>
internal sealed record Weather
{
    /// <summary>After how long a caller gives a command up.</summary>
    public long Deadline { get; init; } = 100 * Span.Millisecond;

    /// <summary>How long one leg takes on average.</summary>
    public required long Leg { get; init; }

    /// <summary>How often a leg takes a hundred times as long.</summary>
    public required double SlowLegs { get; init; }

    /// <summary>How often a leg loses its command or reply.</summary>
    public required double LostLegs { get; init; }

    /// <summary>How often a command is executed twice, the second time late.</summary>
    public required double DoubledCommands { get; init; }

    /// <summary>How often a message is lost.</summary>
    public required double LostMessages { get; init; }

    /// <summary>How often a message comes twice.</summary>
    public required double DoubledMessages { get; init; }

    public static Weather Of(Dice dice) => new()
    {
        Leg = dice.Among(50 * Span.Microsecond, 300 * Span.Microsecond, 2 * Span.Millisecond),
        SlowLegs = dice.Among(0, 0.002, 0.02),
        LostLegs = dice.Among(0, 0.001, 0.02),
        DoubledCommands = dice.Among(0, 0.01, 0.1),
        LostMessages = dice.Among(0, 0.01, 0.3, 1),
        DoubledMessages = dice.Among(0, 0.1),
    };

    public long NextLeg(Dice dice) => dice.Exponential(dice.Chance(SlowLegs) ? 100 * Leg : Leg);
}

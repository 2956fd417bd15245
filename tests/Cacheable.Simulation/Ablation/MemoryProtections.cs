namespace Cacheable.Simulation.Ablation;

/// <summary>What guards L1 and flights.</summary>
internal static class MemoryProtections
{
    public static IReadOnlyList<Protection> All { get; } =
    [
        new(
            "a hit asks for the epochs",
            "race 8, L1 against the message",
            "Cacheable/Invocation/L1/L1Tier.cs",
            "entry.IsAlive(clock.Now, proof.Until) && entry.IsAdmittedBy(epochs)",
            "entry.IsAlive(clock.Now, proof.Until)"),
        new(
            "a hit asks for the proof",
            "race 10, a lost message",
            "Cacheable/Invocation/L1/L1Tier.cs",
            "entry.IsAlive(clock.Now, proof.Until)",
            "entry.IsAlive(clock.Now, long.MaxValue)",
            Seed: 4),
        new(
            "without a proof an entry lives for a lease",
            "race 10, a lost message",
            "Cacheable/Invocation/L1/L1Lives.cs",
            "Math.Min(inL1, begun + _lease)",
            "inL1",
            Seed: 4),
        new(
            "the lease of an entry counts from its load",
            "race 10, a lost message",
            "Cacheable/Invocation/L1/L1Lives.cs",
            "Math.Min(inL1, begun + _lease)",
            "Math.Min(inL1, clock.Now + _lease)",
            Seed: 6),
        new(
            "a doomed flight is not joined",
            "race 3",
            "Cacheable/Flights/FlightTable.cs",
            "_flights.TryGetValue(key, out var present) && admits(present.Begun, present.Stamp)",
            "_flights.TryGetValue(key, out var present)",
            Seed: 2),
        new(
            "an unproven flight is not joined",
            "race 3, by another instance",
            "Cacheable/Invocation/MissPathFactory.cs",
            "lives.Admits(begun) && ",
            string.Empty,
            Seed: 10),
        new(
            "a drop of all of L1 raises the floor",
            "race 27",
            "Cacheable/Keys/EpochTable.cs",
            "Volatile.Read(ref _floor) <= ticket && ",
            string.Empty,
            Seed: 3),
        new(
            "what was heard before the reply keeps an update out of L1",
            "race 8, L1 against the message",
            "Cacheable/Keys/EpochTable.cs",
            "return isNewest ? since with { Ticket = _latest } : null;",
            "return isNewest || _latest > 0 ? since with { Ticket = _latest } : null;",
            Seed: 50),
        new(
            "L1 keeps what L2 took",
            "race 53, two writers",
            "Cacheable/Invalidation/Invalidator.cs",
            "isNewest && outcome == InvalidationOutcome.Applied ? stamp : null",
            "outcome == InvalidationOutcome.Applied ? stamp : null",
            Seed: 10),
        new(
            "the proof is that of the group asked last",
            "race 32, many groups",
            "Cacheable/Invalidation/L1Completeness.cs",
            "_asOf.Min()!.Value",
            "_asOf.Max()!.Value",
            Seed: 18),
    ];
}

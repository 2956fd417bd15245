namespace Cacheable.Simulation.Ablation;

/// <summary>Every protection that is taken out. One whose text no longer stands in its file exactly once is an error.</summary>
internal static class Protections
{
    public static IReadOnlyList<Protection> All { get; } =
        [.. StoreProtections.All, .. MemoryProtections.All, .. HistoryProtections.All, .. OutageProtections.All];
}

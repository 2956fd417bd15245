namespace Cacheable.Remote;

/// <summary>Invalidates all that a group holds, O(1), by a new incarnation.</summary>
/// <param name="Group">The group.</param>
/// <param name="Over">The incarnation to replace; nothing happens where another has replaced it already. <see langword="null"/> replaces whichever there is.</param>
/// <param name="Known">An incarnation the sender knew; it becomes an ancestor too. <see langword="null"/> where it knew none.</param>
public readonly record struct Fence(int Group, long? Over, long? Known);

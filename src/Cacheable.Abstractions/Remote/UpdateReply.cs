namespace Cacheable.Remote;

/// <summary>What became of an update.</summary>
/// <param name="IsNewest">
/// Whether nobody else wrote or invalidated between the writer's lease and the update, so that the value was put in place. Otherwise the
/// key was invalidated.
/// </param>
/// <param name="Points">The point that each group touched has reached.</param>
public readonly record struct UpdateReply(bool IsNewest, IReadOnlyList<HistoryPoint> Points);

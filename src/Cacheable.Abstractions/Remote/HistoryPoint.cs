namespace Cacheable.Remote;

/// <summary>A moment in the history of a group: right after one invalidation.</summary>
/// <param name="Group">The group of keys, from zero to <see cref="IRemoteTier.Groups"/> - 1.</param>
/// <param name="Incarnation">Random; a fence and the loss of data start another.</param>
/// <param name="Sequence">How many invalidations the group has seen, at most 2^53.</param>
/// <param name="Mark">Random, drawn for that invalidation; two histories with the same sequence differ in it. Zero where the log holds none.</param>
public readonly record struct HistoryPoint(int Group, long Incarnation, long Sequence, long Mark);

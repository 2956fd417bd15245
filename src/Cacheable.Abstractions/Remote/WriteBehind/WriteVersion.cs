namespace Cacheable.Remote;

/// <summary>Names one write of a queue in a group.</summary>
/// <param name="Key">Its key; <see langword="null"/> for a log.</param>
/// <param name="Version">Its version, at most 2^53.</param>
public readonly record struct WriteVersion(string? Key, long Version);

namespace Cacheable.Remote;

/// <summary>A flusher's request for writes.</summary>
/// <param name="Token">Random, drawn for this request.</param>
/// <param name="Max">How many at most, one or more.</param>
/// <param name="Duration">How long nobody else gets them, unless they are answered for.</param>
public readonly record struct WriteClaim(long Token, int Max, TimeSpan Duration);

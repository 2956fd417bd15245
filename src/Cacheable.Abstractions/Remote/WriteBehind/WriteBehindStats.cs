namespace Cacheable.Remote;

/// <summary>What lies in a queue, in one group.</summary>
/// <param name="Dirty">Writes that the sink does not have, claimed ones included.</param>
/// <param name="Due">Of these, how many a flusher could claim now; a log's are counted together.</param>
/// <param name="Tried">Of these, how many were claimed before and not acknowledged: they are being flushed, or have failed. A log counts its oldest only.</param>
/// <param name="Dead">Dead letters.</param>
/// <param name="Lag">How long the one that waits longest has been due; zero where none is.</param>
public readonly record struct WriteBehindStats(long Dirty, long Due, long Tried, long Dead, TimeSpan Lag);

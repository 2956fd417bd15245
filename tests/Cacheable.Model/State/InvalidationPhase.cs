namespace Cacheable.Model.State;

/// <summary>How far an invalidation has come; its write is committed before.</summary>
internal enum InvalidationPhase
{
    None = 0,
    Sent = 1,

    /// <summary>Done in L2; the reply is on its way.</summary>
    Executed = 2,
}

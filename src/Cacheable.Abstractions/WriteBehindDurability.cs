namespace Cacheable;

/// <summary>What must happen to the store before an accepted write is lost.</summary>
public enum WriteBehindDurability
{
    /// <summary>The store keeps writes in memory: a crash of it loses all that was not flushed.</summary>
    Memory,

    /// <summary>The store writes its file every second: a crash of its machine loses about two seconds, one of its process nothing that was written to the file by then.</summary>
    AppendEverySecond,

    /// <summary>The store writes its file before it answers: a crash loses nothing, the loss of its disk does.</summary>
    AppendAlways,

    /// <summary>A replica has the write before it counts as accepted: a failover to that replica loses nothing.</summary>
    Replicated,
}

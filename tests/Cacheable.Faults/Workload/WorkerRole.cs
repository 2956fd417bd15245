namespace Cacheable.Faults.Workload;

/// <summary>What a process does with its cache.</summary>
internal enum WorkerRole
{
    /// <summary>Reads and writes, and has every answer judged.</summary>
    Load,

    /// <summary>Reads a few rows all the time and notes how long each stays stale.</summary>
    Watch,
}

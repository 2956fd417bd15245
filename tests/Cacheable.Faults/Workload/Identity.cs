namespace Cacheable.Faults.Workload;

/// <summary>Which instance this process is.</summary>
/// <param name="Instance">Its number.</param>
/// <param name="Generation">Counts the processes that have been this instance, from 1.</param>
internal sealed record Identity(int Instance, long Generation);

namespace Cacheable.Schedules;

/// <summary>What the cached method returns.</summary>
public enum MethodShape
{
    ValueTask,
    Task,
}

namespace Cacheable;

/// <summary>Where those go on who waited for something in the process, so that a simulation can keep everything on one thread.</summary>
/// <param name="Continuations">How the tasks they wait for are made.</param>
internal sealed record EngineScheduling(TaskCreationOptions Continuations)
{
    /// <summary>On other threads: who ends a wait must not run the waiters' code before its own next step.</summary>
    public static EngineScheduling Concurrent { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
}

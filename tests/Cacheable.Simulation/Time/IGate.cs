namespace Cacheable.Simulation.Time;

/// <summary>A process through which events pass: it may stand still for a while (race 23: a collection, a stopped container) or be gone.</summary>
internal interface IGate
{
    /// <summary>Until when the process stands still; in the past while it runs.</summary>
    long OpensAt { get; }

    /// <summary>Whether the process was killed.</summary>
    bool IsGone { get; }

    /// <summary>When one of the events that wait for the end of the pause happens: soon after it, in any order.</summary>
    long AfterPause();
}

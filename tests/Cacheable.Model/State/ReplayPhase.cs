namespace Cacheable.Model.State;

/// <summary>Where an instance's replay of its journal stands.</summary>
internal enum ReplayPhase
{
    Idle = 0,
    Sent = 1,
    Executed = 2,
}

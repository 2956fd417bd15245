namespace Cacheable.Model.State;

/// <summary>Where an instance's conversation about history stands; one at a time.</summary>
internal enum SyncPhase
{
    Idle = 0,
    Sent = 1,
    Answered = 2,
    FenceSent = 3,
}

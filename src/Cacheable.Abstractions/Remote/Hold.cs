namespace Cacheable.Remote;

/// <summary>Keeps names from being filled while a commit that changes them is on its way.</summary>
/// <param name="Token">Random; several holds on one name are told apart by it.</param>
/// <param name="Duration">How long it stands unless it is ended, by the server's time; zero ends it.</param>
public readonly record struct Hold(long Token, TimeSpan Duration)
{
    /// <summary>What ends this one.</summary>
    public Hold Ended => this with { Duration = TimeSpan.Zero };
}

namespace Cacheable.WriteBehind;

/// <summary>What became of a write that was sent.</summary>
internal enum SendOutcome
{
    Accepted,

    /// <summary>There is no room, and no older write of the key waits: the one that waits would have made room.</summary>
    Full,

    /// <summary>There is no room, and an earlier write of the key that was not answered may still arrive.</summary>
    FullBesideUnanswered,

    /// <summary>There is no room, and one of the times it was sent was not answered.</summary>
    FullAndMayArrive,
}

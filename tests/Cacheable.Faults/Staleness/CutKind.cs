using Cacheable.Faults.Network;

namespace Cacheable.Faults.Staleness;

/// <summary>How the messages of invalidations are kept from an instance.</summary>
/// <param name="Name">As it stands in the table.</param>
/// <param name="Faults">What the proxy does meanwhile.</param>
/// <param name="CutsSubscriber">Whether the subscriber's connection is reset too, in the midst of it.</param>
internal sealed record CutKind(string Name, LinkFaults Faults, bool CutsSubscriber = false)
{
    public static IReadOnlyList<CutKind> All { get; } =
    [
        new("every message lost", LinkFaults.None with { LostMessages = 1 }),
        new("half of the messages lost", LinkFaults.None with { LostMessages = 0.5 }),
        new("half-open subscriber", LinkFaults.None with { Swallowed = Direction.ToClient, SubscribersOnly = true }),
        new("messages lost, subscriber reset", LinkFaults.None with { LostMessages = 1 }, CutsSubscriber: true),
        new("messages lost, slow line", LinkFaults.None with { LostMessages = 1, Delay = TimeSpan.FromMilliseconds(150) }),
        new("half-open both ways", LinkFaults.None with { Swallowed = Direction.Both }),
    ];

    /// <summary>Whether connections have lost bytes and so cannot go on.</summary>
    public bool LeavesGaps => Faults.Swallowed != Direction.None;
}

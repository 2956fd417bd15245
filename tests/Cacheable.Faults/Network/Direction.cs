namespace Cacheable.Faults.Network;

/// <summary>Where bytes are going.</summary>
[Flags]
internal enum Direction
{
    None = 0,
    ToServer = 1,
    ToClient = 2,
    Both = ToServer | ToClient,
}

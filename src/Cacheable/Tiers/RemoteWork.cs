namespace Cacheable.Tiers;

/// <summary>What L2 is asked to do; a server that is full answers lookups and refuses fills.</summary>
[Flags]
internal enum RemoteWork
{
    None = 0,
    Lookup = 1,
    Fill = 2,
    Invalidation = 4,
    Sync = 8,
    Update = 16,
    Queue = 32,
}

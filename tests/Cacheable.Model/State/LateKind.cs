namespace Cacheable.Model.State;

/// <summary>What a command that is doubled or delayed was.</summary>
internal enum LateKind
{
    None = 0,
    Fill = 1,
    Invalidate = 2,
    Fence = 3,
}

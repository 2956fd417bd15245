namespace Cacheable.Model.State;

/// <summary>The relation that a sync answers, as in the protocol.</summary>
internal enum Relation
{
    First = 0,
    Continues = 1,
    Truncated = 2,
    Succeeds = 3,
    Diverged = 4,
}

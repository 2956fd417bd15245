namespace Cacheable.Faults.Oracle;

/// <summary>What can happen to a row, for the story that is told of a violation.</summary>
internal enum StoryKind
{
    Load = 1,
    LoadEnds,
    Commit,
    Applied,
    Deferred,
    Replayed,
    Read,
}

namespace Cacheable.Model.State;

/// <summary>What an invalidation names. The model watches one key; the prefix covers it, the other does not.</summary>
internal enum Name
{
    None = 0,

    /// <summary>The key itself: value and lease are deleted.</summary>
    Key = 1,

    /// <summary>A prefix or tag of the key: its epoch rises.</summary>
    Prefix = 2,

    /// <summary>A prefix of other keys: it moves the history and nothing else.</summary>
    Other = 3,
}

namespace Cacheable.Invocation;

/// <summary>Finds an entry of a typed L1 by its text, for questions that are asked by hand. Goes through all entries.</summary>
internal interface IL1Index
{
    /// <param name="text">The text of the key.</param>
    /// <param name="slot">Its slot in the epoch table, to pass over other keys without formatting them.</param>
    KeyTimeToLive TimeToLiveOf(string text, ushort slot);
}

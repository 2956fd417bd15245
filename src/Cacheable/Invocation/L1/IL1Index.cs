namespace Cacheable.Invocation.L1;

/// <summary>A typed L1 without its types: for questions that are asked by text.</summary>
internal interface IL1Index
{
    /// <summary>How long the entry of a text will live. Goes through all entries.</summary>
    /// <param name="text">The text of the key.</param>
    /// <param name="slot">Its slot in the epoch table, to pass over other keys without formatting them.</param>
    KeyTimeToLive TimeToLiveOf(string text, ushort slot);
}

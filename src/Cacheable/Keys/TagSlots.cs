namespace Cacheable.Keys;

/// <summary>Where the tags of an entry stand in the <see cref="EpochTable"/>. Few entries have any, so the others carry no space for them.</summary>
/// <param name="slots">Places in the region of tags.</param>
internal sealed class TagSlots(ushort[] slots)
{
    /// <summary>Whether none of the tags was invalidated after <paramref name="ticket"/>.</summary>
    public bool AllAtMost(long ticket, long[] epochs)
    {
        foreach (var slot in slots)
        {
            if (Volatile.Read(ref epochs[(EpochTable.TagRegion << NameSlots.Bits) | slot]) > ticket)
            {
                return false;
            }
        }

        return true;
    }
}

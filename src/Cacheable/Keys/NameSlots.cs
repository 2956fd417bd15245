using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Cacheable.Keys;

/// <summary>
/// Where the names of an entry stand in the <see cref="EpochTable"/>, in one word: its key, its prefixes of one and two segments,
/// and the one of three, which also stands for all deeper ones.
/// </summary>
internal readonly struct NameSlots
{
    /// <summary>How many bits a slot has within its region.</summary>
    public const int Bits = 16;

    /// <summary>The regions of the table: keys, and prefixes by their depth.</summary>
    public const int Regions = 4;

    private const int Mask = (1 << Bits) - 1;

    private readonly ulong _slots;

    /// <summary>The slots of a key and of its prefixes, shallowest first; a slot of zero says that there is no such name.</summary>
    public NameSlots(ReadOnlySpan<ushort> slots)
    {
        for (var region = 0; region < slots.Length; region++)
        {
            _slots |= (ulong)slots[region] << (region * Bits);
        }
    }

    /// <summary>The slot of the key itself.</summary>
    public ushort Key => (ushort)_slots;

    /// <summary>Whether none of the names was invalidated after <paramref name="ticket"/>.</summary>
    /// <param name="ticket">What the entry's load began with.</param>
    /// <param name="epochs">The whole table: at least <see cref="Regions"/> regions of 2^<see cref="Bits"/> places.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool AllAtMost(long ticket, long[] epochs)
    {
        // Without bounds checks: whatever the four slots hold, it lies in the table, and this is most of what a hit does.
        ref var first = ref MemoryMarshal.GetArrayDataReference(epochs);
        return Epoch(ref first, 0) <= ticket
            && Epoch(ref first, 1) <= ticket
            && Epoch(ref first, 2) <= ticket
            && Epoch(ref first, 3) <= ticket;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private long Epoch(ref long first, int region) =>
        Volatile.Read(ref Unsafe.Add(ref first, (region << Bits) | (int)((_slots >> (region * Bits)) & Mask)));
}

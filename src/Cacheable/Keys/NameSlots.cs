using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Cacheable.Keys;

/// <summary>
/// Where the names of an entry (its key and each of its prefixes) stand in the <c>EpochTable</c>. Three names, enough for
/// <c>user:4:profile</c>, are packed in one word; deeper keys keep the rest in an array.
/// </summary>
internal readonly struct NameSlots
{
    private const int Bits = 21;
    private const int Inline = 3;
    private const ulong Mask = (1UL << Bits) - 1;

    private readonly ulong _packed;
    private readonly int[]? _rest;

    /// <summary>Packs <paramref name="slots"/>; where they are fewer than three, the first stands for the missing ones.</summary>
    public NameSlots(ReadOnlySpan<int> slots)
    {
        for (var index = 0; index < Inline; index++)
        {
            _packed |= (ulong)slots[index < slots.Length ? index : 0] << (index * Bits);
        }

        _rest = slots.Length > Inline ? slots[Inline..].ToArray() : null;
    }

    /// <summary>The highest slot that fits.</summary>
    public static int Capacity => (int)Mask + 1;

    /// <summary>The slot of the key itself.</summary>
    public int Key => (int)(_packed & Mask);

    /// <summary>Whether none of the names was invalidated after <paramref name="ticket"/>. <paramref name="epochs"/> has <see cref="Capacity"/> places or holds every slot given.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool AllAtMost(long ticket, long[] epochs)
    {
        // Without bounds checks: the slots come from the table that made the stamp, and this is most of what a hit does.
        ref var first = ref MemoryMarshal.GetArrayDataReference(epochs);
        return Volatile.Read(ref Unsafe.Add(ref first, (nint)(_packed & Mask))) <= ticket
            && Volatile.Read(ref Unsafe.Add(ref first, (nint)((_packed >> Bits) & Mask))) <= ticket
            && Volatile.Read(ref Unsafe.Add(ref first, (nint)((_packed >> (2 * Bits)) & Mask))) <= ticket
            && (_rest is null || RestAtMost(_rest, ticket, epochs));
    }

    private static bool RestAtMost(int[] rest, long ticket, long[] epochs)
    {
        foreach (var slot in rest)
        {
            if (Volatile.Read(ref epochs[slot]) > ticket)
            {
                return false;
            }
        }

        return true;
    }
}

namespace Cacheable.Model.State;

/// <summary>Fields of a few bits in one word: a world is ten words, so that tens of millions of them fit in memory.</summary>
internal static class Bits
{
    public static int Get(ulong word, int at, int width) => (int)(word >> at) & ((1 << width) - 1);

    public static bool Get(ulong word, int at) => ((word >> at) & 1) != 0;

    public static void Set(ref ulong word, int at, int width, int value)
    {
        var mask = (1 << width) - 1;
        if ((value & ~mask) != 0)
        {
            TooLarge(value, width);
        }

        word = (word & ~((ulong)mask << at)) | ((ulong)value << at);
    }

    public static void Set(ref ulong word, int at, bool value) => Set(ref word, at, 1, value ? 1 : 0);

    // A bound that is too generous for its field would otherwise turn into a wrong model without a word.
    private static void TooLarge(int value, int width) => throw new OverflowException($"{value} does not fit into {width} bits: a bound is too large.");
}

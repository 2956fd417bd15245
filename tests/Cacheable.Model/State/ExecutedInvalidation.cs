namespace Cacheable.Model.State;

/// <summary>An invalidation as L2 executed it, found by its mark. It is its message too, which may arrive at any time, any number of times, or never.</summary>
internal struct ExecutedInvalidation
{
    public const int Width = 16;

    private ulong _word;

    public ExecutedInvalidation(ulong word) => _word = word;

    public readonly ulong Word => _word;

    public int Incarnation { readonly get => Bits.Get(_word, 0, 3); set => Bits.Set(ref _word, 0, 3, value); }

    public int Sequence { readonly get => Bits.Get(_word, 3, 3); set => Bits.Set(ref _word, 3, 3, value); }

    public Name Name { readonly get => (Name)Bits.Get(_word, 6, 2); set => Bits.Set(ref _word, 6, 2, (int)value); }

    /// <summary>Ghost: the version that it demands; zero where it does not concern the key.</summary>
    public int Version { readonly get => Bits.Get(_word, 8, 2); set => Bits.Set(ref _word, 8, 2, value); }

    /// <summary>The instance that sent it.</summary>
    public int Sender { readonly get => Bits.Get(_word, 13, 2); set => Bits.Set(ref _word, 13, 2, value); }
}

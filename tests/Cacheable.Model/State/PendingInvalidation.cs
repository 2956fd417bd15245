namespace Cacheable.Model.State;

/// <summary>An invalidation that has begun and not ended.</summary>
internal struct PendingInvalidation
{
    private ulong _word;

    public readonly ulong Word => _word;

    public InvalidationPhase Phase { readonly get => (InvalidationPhase)Bits.Get(_word, 0, 2); set => Bits.Set(ref _word, 0, 2, (int)value); }

    /// <summary>The instance.</summary>
    public int Owner { readonly get => Bits.Get(_word, 2, 2); set => Bits.Set(ref _word, 2, 2, value); }

    public Name Name { readonly get => (Name)Bits.Get(_word, 4, 2); set => Bits.Set(ref _word, 4, 2, (int)value); }

    /// <summary>Ghost: the version committed before it began; zero for a name that does not concern the key.</summary>
    public int Version { readonly get => Bits.Get(_word, 6, 2); set => Bits.Set(ref _word, 6, 2, value); }

    /// <summary>Executed: its mark.</summary>
    public int Mark { readonly get => Bits.Get(_word, 8, 3); set => Bits.Set(ref _word, 8, 3, value); }

    public void End() => _word = 0;
}

namespace Cacheable.Model.State;

/// <summary>What belongs to no actor: the source, the budgets of faults, one late command, and what has been promised to readers.</summary>
internal struct Ambient
{
    private ulong _word;

    public readonly ulong Word => _word;

    /// <summary>The version that the source holds.</summary>
    public int Source { readonly get => Bits.Get(_word, 0, 2); set => Bits.Set(ref _word, 0, 2, value); }

    /// <summary>Ghost: the version that invalidations that ended Applied demand of every later read of L2.</summary>
    public int Promised { readonly get => Bits.Get(_word, 2, 2); set => Bits.Set(ref _word, 2, 2, value); }

    /// <summary>Ghost: the same of those that ended at least one tick ago.</summary>
    public int PromisedEarlier { readonly get => Bits.Get(_word, 4, 2); set => Bits.Set(ref _word, 4, 2, value); }

    /// <summary>Ghost: the same of those that ended an L1 lease ago, and so bind every L1.</summary>
    public int PromisedToAll { readonly get => Bits.Get(_word, 6, 2); set => Bits.Set(ref _word, 6, 2, value); }

    /// <summary>The guarantee that was broken on the way here; zero: none.</summary>
    public int Broken { readonly get => Bits.Get(_word, 8, 3); set => Bits.Set(ref _word, 8, 3, value); }

    public int LastIncarnation { readonly get => Bits.Get(_word, 11, 3); set => Bits.Set(ref _word, 11, 3, value); }

    public int LastMark { readonly get => Bits.Get(_word, 14, 3); set => Bits.Set(ref _word, 14, 3, value); }

    /// <summary>Instances that talk to the second server, one bit for each.</summary>
    public int Elsewhere { readonly get => Bits.Get(_word, 17, 3); set => Bits.Set(ref _word, 17, 3, value); }

    /// <summary>Whether the second server holds a copy.</summary>
    public bool HasCopy { readonly get => Bits.Get(_word, 20); set => Bits.Set(ref _word, 20, value); }

    public int OthersBegun { readonly get => Bits.Get(_word, 21, 3); set => Bits.Set(ref _word, 21, 3, value); }

    public int LossesLeft { readonly get => Bits.Get(_word, 24, 2); set => Bits.Set(ref _word, 24, 2, value); }

    public int SwitchesLeft { readonly get => Bits.Get(_word, 26, 2); set => Bits.Set(ref _word, 26, 2, value); }

    public int DisconnectsLeft { readonly get => Bits.Get(_word, 28, 2); set => Bits.Set(ref _word, 28, 2, value); }

    public int LateLeft { readonly get => Bits.Get(_word, 30, 2); set => Bits.Set(ref _word, 30, 2, value); }

    public int DeferralsLeft { readonly get => Bits.Get(_word, 32, 2); set => Bits.Set(ref _word, 32, 2, value); }

    public LateKind Late { readonly get => (LateKind)Bits.Get(_word, 34, 2); set => Bits.Set(ref _word, 34, 2, (int)value); }

    /// <summary>The late command's parameters: token, incarnation, stamp and version of a fill; name, version and sender of an invalidation; both incarnations of a fence.</summary>
    public int LateWords { readonly get => Bits.Get(_word, 36, 13); set => Bits.Set(ref _word, 36, 13, value); }

    public int RestartsLeft { readonly get => Bits.Get(_word, 49, 2); set => Bits.Set(ref _word, 49, 2, value); }

    public int CopiesLeft { readonly get => Bits.Get(_word, 51, 2); set => Bits.Set(ref _word, 51, 2, value); }

    public void EndLate()
    {
        Late = LateKind.None;
        LateWords = 0;
    }
}

namespace Cacheable.Model.State;

/// <summary>One load that callers may join.</summary>
internal struct Flight
{
    private ulong _word;

    public readonly ulong Word => _word;

    public FlightPhase Phase { readonly get => (FlightPhase)Bits.Get(_word, 0, 4); set => Bits.Set(ref _word, 0, 4, (int)value); }

    /// <summary>The instance.</summary>
    public int Owner { readonly get => Bits.Get(_word, 4, 2); set => Bits.Set(ref _word, 4, 2, value); }

    /// <summary>An invalidation came after its ticket.</summary>
    public bool IsDoomed { readonly get => Bits.Get(_word, 6); set => Bits.Set(ref _word, 6, value); }

    /// <summary>Ticks for which what it brings needs no proof.</summary>
    public int Age { readonly get => Bits.Get(_word, 7, 2); set => Bits.Set(ref _word, 7, 2, value); }

    public int Version { readonly get => Bits.Get(_word, 9, 2); set => Bits.Set(ref _word, 9, 2, value); }

    /// <summary>Ghost: as <see cref="Instance.EntryExcused"/>.</summary>
    public bool IsExcused { readonly get => Bits.Get(_word, 11); set => Bits.Set(ref _word, 11, value); }

    /// <summary>Ghost, while L2 is asked: what the instance's own knowledge demands of the answer.</summary>
    public int OwnNeed { readonly get => Bits.Get(_word, 12, 2); set => Bits.Set(ref _word, 12, 2, value); }

    /// <summary>Ghost, while L2 is asked: what ended invalidations demand of the answer, as far as L2's history has them.</summary>
    public int PublicNeed { readonly get => Bits.Get(_word, 14, 2); set => Bits.Set(ref _word, 14, 2, value); }

    /// <summary>While L2 is asked: the incarnation known before; zero, nothing was known.</summary>
    public int KnownIncarnation { readonly get => Bits.Get(_word, 16, 3); set => Bits.Set(ref _word, 16, 3, value); }

    /// <summary>While L2 is asked: the latest sequence known before.</summary>
    public int KnownSequence { readonly get => Bits.Get(_word, 19, 3); set => Bits.Set(ref _word, 19, 3, value); }

    /// <summary>Ghost, while L2 is asked: the witness's mark known before.</summary>
    public int KnownMark { readonly get => Bits.Get(_word, 22, 3); set => Bits.Set(ref _word, 22, 3, value); }

    /// <summary>Once granted.</summary>
    public int LeaseToken { readonly get => Bits.Get(_word, 16, 3); set => Bits.Set(ref _word, 16, 3, value); }

    /// <summary>Once granted.</summary>
    public int LeaseIncarnation { readonly get => Bits.Get(_word, 19, 3); set => Bits.Set(ref _word, 19, 3, value); }

    /// <summary>Once granted.</summary>
    public int LeaseStamp { readonly get => Bits.Get(_word, 22, 3); set => Bits.Set(ref _word, 22, 3, value); }

    /// <summary>Another flight took its place on the table: it is not joined any more.</summary>
    public bool IsReplaced { readonly get => Bits.Get(_word, 28); set => Bits.Set(ref _word, 28, value); }

    public readonly bool Exists => Phase != FlightPhase.None;

    public readonly bool HasValue => Phase is FlightPhase.Hit or FlightPhase.FillSent or FlightPhase.Keeping;

    public readonly bool HoldsLease => Phase is FlightPhase.Granted or FlightPhase.FillSent;

    /// <summary>Forgets what it asked L2 with, or the lease.</summary>
    public void ForgetQuestion() => Bits.Set(ref _word, 12, 16, 0);

    public void End() => _word = 0;
}

namespace Cacheable.Model.State;

/// <summary>One instance: what it knows of history, its L1, its proof, its journal.</summary>
internal struct Instance
{
    private ulong _word;

    public readonly ulong Word => _word;

    /// <summary>Zero: it knows nothing yet.</summary>
    public int Incarnation { readonly get => Bits.Get(_word, 0, 3); set => Bits.Set(ref _word, 0, 3, value); }

    public int WitnessSequence { readonly get => Bits.Get(_word, 3, 3); set => Bits.Set(ref _word, 3, 3, value); }

    public int WitnessMark { readonly get => Bits.Get(_word, 6, 3); set => Bits.Set(ref _word, 6, 3, value); }

    public int Heard { readonly get => Bits.Get(_word, 9, 3); set => Bits.Set(ref _word, 9, 3, value); }

    public SyncPhase Sync { readonly get => (SyncPhase)Bits.Get(_word, 15, 2); set => Bits.Set(ref _word, 15, 2, (int)value); }

    /// <summary>What the sync in flight was sent with, or what it answers, or what the fence in flight names: see the properties below.</summary>
    public int SyncWords { readonly get => Bits.Get(_word, 17, 12); set => Bits.Set(ref _word, 17, 12, value); }

    /// <summary>Sent: the incarnation known. Answered: the incarnation reached. Fence: the incarnation to replace.</summary>
    public int SyncIncarnation { readonly get => Bits.Get(_word, 17, 3); set => Bits.Set(ref _word, 17, 3, value); }

    /// <summary>Sent: the witness's sequence. Answered: the sequence reached. Fence: the incarnation known.</summary>
    public int SyncSequence { readonly get => Bits.Get(_word, 20, 3); set => Bits.Set(ref _word, 20, 3, value); }

    /// <summary>Sent: the witness's mark. Answered: the mark reached.</summary>
    public int SyncMark { readonly get => Bits.Get(_word, 23, 3); set => Bits.Set(ref _word, 23, 3, value); }

    /// <summary>Sent: up to where it has heard all. Answered: the relation.</summary>
    public int SyncDetail { readonly get => Bits.Get(_word, 26, 3); set => Bits.Set(ref _word, 26, 3, value); }

    /// <summary>Ticks until what this sync proves is over.</summary>
    public int SyncAge { readonly get => Bits.Get(_word, 29, 2); set => Bits.Set(ref _word, 29, 2, value); }

    /// <summary>Whether the answer brings an invalidation of our key that was missed.</summary>
    public bool SyncMissedKey { readonly get => Bits.Get(_word, 31); set => Bits.Set(ref _word, 31, value); }

    /// <summary>Ghost: whether, with every protection in place, the answer would end what it knew from others.</summary>
    public bool SyncEndsHearsay { readonly get => Bits.Get(_word, 32); set => Bits.Set(ref _word, 32, value); }

    /// <summary>L2 is not to be read before a sync has succeeded.</summary>
    public bool MustSync { readonly get => Bits.Get(_word, 33); set => Bits.Set(ref _word, 33, value); }

    public bool HasEntry { readonly get => Bits.Get(_word, 34); set => Bits.Set(ref _word, 34, value); }

    public int EntryVersion { readonly get => Bits.Get(_word, 35, 2); set => Bits.Set(ref _word, 35, 2, value); }

    /// <summary>Ticks for which the entry needs no proof, because its own load began so recently.</summary>
    public int EntryAge { readonly get => Bits.Get(_word, 37, 2); set => Bits.Set(ref _word, 37, 2, value); }

    /// <summary>Ghost: it was read from a history that nothing known could tell from the true one.</summary>
    public bool EntryExcused { readonly get => Bits.Get(_word, 39); set => Bits.Set(ref _word, 39, value); }

    /// <summary>Ticks for which L1 is proven.</summary>
    public int Proof { readonly get => Bits.Get(_word, 40, 2); set => Bits.Set(ref _word, 40, 2, value); }

    /// <summary>The names L2 is owed, one bit for each.</summary>
    public int Owed { readonly get => Bits.Get(_word, 42, 3); set => Bits.Set(ref _word, 42, 3, value); }

    /// <summary>Those of them that are being replayed.</summary>
    public int Replaying { readonly get => Bits.Get(_word, 45, 3); set => Bits.Set(ref _word, 45, 3, value); }

    public ReplayPhase Replay { readonly get => (ReplayPhase)Bits.Get(_word, 48, 2); set => Bits.Set(ref _word, 48, 2, (int)value); }

    public int ReplayMark { readonly get => Bits.Get(_word, 50, 3); set => Bits.Set(ref _word, 50, 3, value); }

    /// <summary>The names it has invalidated itself, to be repeated where history did not simply continue.</summary>
    public int Recent { readonly get => Bits.Get(_word, 53, 3); set => Bits.Set(ref _word, 53, 3, value); }

    /// <summary>Ghost: the version that its own ended invalidations demand.</summary>
    public int OwnNeed { readonly get => Bits.Get(_word, 56, 2); set => Bits.Set(ref _word, 56, 2, value); }

    /// <summary>Ghost: the version that the invalidations it heard of demand.</summary>
    public int HearsayNeed { readonly get => Bits.Get(_word, 58, 2); set => Bits.Set(ref _word, 58, 2, value); }

    public readonly bool IsOwing => Owed != 0 || Replaying != 0;

    public void DropEntry()
    {
        HasEntry = EntryExcused = false;
        EntryVersion = EntryAge = 0;
    }

    public void EndSync()
    {
        Sync = SyncPhase.Idle;
        SyncWords = SyncAge = 0;
        SyncMissedKey = SyncEndsHearsay = false;
    }

    public void EndReplay()
    {
        Replay = ReplayPhase.Idle;
        Replaying = ReplayMark = 0;
    }
}

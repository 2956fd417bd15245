namespace Cacheable.Model.State;

/// <summary>One server's data of one group: metadata, log, value and lease. Zero everywhere is an empty server.</summary>
internal struct Server
{
    /// <summary>How many invalidations a log can hold at most; a configuration may ask for fewer.</summary>
    public const int LogPlaces = 3;

    private ulong _word;

    public readonly ulong Word => _word;

    /// <summary>Zero: the metadata is not there.</summary>
    public int Incarnation { readonly get => Bits.Get(_word, 0, 3); set => Bits.Set(ref _word, 0, 3, value); }

    public int Sequence { readonly get => Bits.Get(_word, 3, 3); set => Bits.Set(ref _word, 3, 3, value); }

    /// <summary>The mark of the latest invalidation; zero right after a start or a fence.</summary>
    public int Mark { readonly get => Bits.Get(_word, 6, 3); set => Bits.Set(ref _word, 6, 3, value); }

    public int Floor { readonly get => Bits.Get(_word, 9, 3); set => Bits.Set(ref _word, 9, 3, value); }

    /// <summary>The epoch of the key's prefix; zero where it has none.</summary>
    public int PrefixEpoch { readonly get => Bits.Get(_word, 12, 3); set => Bits.Set(ref _word, 12, 3, value); }

    /// <summary>The epoch of the other prefix; kept only where the number of epochs is capped.</summary>
    public int OtherEpoch { readonly get => Bits.Get(_word, 15, 3); set => Bits.Set(ref _word, 15, 3, value); }

    /// <summary>Zero: no value.</summary>
    public int ValueIncarnation { readonly get => Bits.Get(_word, 18, 3); set => Bits.Set(ref _word, 18, 3, value); }

    public int ValueStamp { readonly get => Bits.Get(_word, 21, 3); set => Bits.Set(ref _word, 21, 3, value); }

    public int ValueVersion { readonly get => Bits.Get(_word, 24, 2); set => Bits.Set(ref _word, 24, 2, value); }

    /// <summary>Zero: no lease.</summary>
    public int LeaseToken { readonly get => Bits.Get(_word, 26, 3); set => Bits.Set(ref _word, 26, 3, value); }

    public int LeaseIncarnation { readonly get => Bits.Get(_word, 29, 3); set => Bits.Set(ref _word, 29, 3, value); }

    public int LeaseStamp { readonly get => Bits.Get(_word, 32, 3); set => Bits.Set(ref _word, 32, 3, value); }

    public int LogLength { readonly get => Bits.Get(_word, 35, 2); set => Bits.Set(ref _word, 35, 2, value); }

    /// <summary>One bit for each incarnation.</summary>
    public int Ancestors { readonly get => Bits.Get(_word, 46, 8); set => Bits.Set(ref _word, 46, 8, value); }

    /// <summary>Ghost: the version that the source had when this history was last cleared of our key's values.</summary>
    public int ClearedAt { readonly get => Bits.Get(_word, 54, 2); set => Bits.Set(ref _word, 54, 2, value); }

    /// <summary>Ghost: the marks that are part of this history, one bit for each.</summary>
    public int Done { readonly get => Bits.Get(_word, 56, 8); set => Bits.Set(ref _word, 56, 8, value); }

    /// <summary>The newest invalidation that concerns the key's entry beyond a deletion.</summary>
    public readonly int NewestEpoch => Math.Max(Floor, PrefixEpoch);

    /// <summary>A mark of the log, counted back from the newest.</summary>
    public readonly int LogMark(int back) => Bits.Get(_word, 37 + (3 * back), 3);

    public void AppendToLog(int mark, int capacity)
    {
        for (var back = LogPlaces - 1; back > 0; back--)
        {
            Bits.Set(ref _word, 37 + (3 * back), 3, back < capacity ? LogMark(back - 1) : 0);
        }

        Bits.Set(ref _word, 37, 3, mark);
        LogLength = Math.Min(LogLength + 1, capacity);
    }

    public void ClearLog()
    {
        Bits.Set(ref _word, 37, 9, 0);
        LogLength = 0;
    }

    public void DropValue() => ValueIncarnation = ValueStamp = ValueVersion = 0;

    public void DropLease() => LeaseToken = LeaseIncarnation = LeaseStamp = 0;

    /// <summary>The metadata alone; the log is a key of its own.</summary>
    public void DropMetadata() => Incarnation = Sequence = Mark = Floor = PrefixEpoch = OtherEpoch = Ancestors = 0;
}

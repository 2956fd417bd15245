namespace Cacheable.Faults.Oracle;

/// <summary>What the conductor of a run tells its instances.</summary>
internal sealed class Control(Section longs)
{
    public const int Length = 16;

    /// <summary>While set, writers begin nothing. The moments around a split are kept free of writes, so that what it excuses is exact.</summary>
    public bool WritersRest
    {
        get => Volatile.Read(ref longs[0]) != 0;
        set => Volatile.Write(ref longs[0], value ? 1 : 0);
    }

    /// <summary>The instance that does nothing at all, or -1.</summary>
    public int IdleInstance
    {
        get => (int)Volatile.Read(ref longs[1]) - 1;
        set => Volatile.Write(ref longs[1], value + 1);
    }
}

using Cacheable.Serialization;

namespace Cacheable.Invocation.Policies;

/// <summary>The times of an entry, from now, and its length.</summary>
/// <param name="Life">Until its end; negative for one that has ended.</param>
/// <param name="Load">How long its load took; zero where that is not known.</param>
/// <param name="Afterlife">How long it may be given as a stale value after its end.</param>
internal readonly record struct EntryTimes(TimeSpan Life, TimeSpan Load, TimeSpan Afterlife)
{
    /// <summary>How long its payload is where nothing was compressed; zero where it has none.</summary>
    public int Bytes { get; init; }

    /// <summary>How long L2 holds it; no longer than there is time for.</summary>
    public TimeSpan Kept => Afterlife > TimeSpan.Zero && Life > TimeSpan.MaxValue - Afterlife ? TimeSpan.MaxValue : Life + Afterlife;

    /// <summary>Whether it is past its end, and held for when its source fails.</summary>
    public bool HasEnded => Afterlife > TimeSpan.Zero && Life <= TimeSpan.Zero;

    /// <summary>What its payload says of them.</summary>
    public PayloadTimes InPayload => new(Load, Afterlife);

    /// <summary>Those of an entry that L2 will hold for <paramref name="kept"/>.</summary>
    public static EntryTimes Of(TimeSpan kept, PayloadTimes payload) => new(kept - payload.Afterlife, payload.Load, payload.Afterlife);

    /// <summary>The same entry, where no more than <paramref name="failSafe"/> may follow its end.</summary>
    public EntryTimes Within(TimeSpan failSafe) => Afterlife > failSafe ? this with { Afterlife = failSafe } : this;

    /// <summary>The same entry, somewhat later.</summary>
    public EntryTimes After(TimeSpan passed) => this with { Life = Life - passed };
}

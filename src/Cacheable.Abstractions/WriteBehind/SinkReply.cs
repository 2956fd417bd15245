namespace Cacheable.WriteBehind;

/// <summary>The answer of a sink that compares versions.</summary>
/// <param name="Outcome">What it did.</param>
/// <param name="Stored">The version that the row has now.</param>
public readonly record struct SinkReply(SinkOutcome Outcome, long Stored)
{
    /// <summary>Whether the sink took the write. What belongs to it, in the same transaction, is to be written where it did and only there.</summary>
    public bool IsWritten => Outcome == SinkOutcome.Written;

    /// <summary>The answer for a write of a version, by what the row has.</summary>
    /// <param name="version">The version of the write.</param>
    /// <param name="stored">What the row has, and had before the write came. Not below <paramref name="version"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="stored"/> is lower: such a row takes the write.</exception>
    public static SinkReply Refused(long version, long stored)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(stored, version);
        return new SinkReply(stored == version ? SinkOutcome.AlreadyThere : SinkOutcome.Newer, stored);
    }

    /// <summary>The answer for a write that was taken.</summary>
    /// <param name="version">Its version.</param>
    public static SinkReply Took(long version) => new(SinkOutcome.Written, version);

    /// <summary>Tells the flush of a write that was not taken what the sink holds. A write that was taken needs no word.</summary>
    /// <param name="write">The write; <see langword="null"/> where nothing is flushed.</param>
    public void Tell(FlushedWrite? write)
    {
        if (!IsWritten)
        {
            write?.SinkHolds(Stored);
        }
    }
}

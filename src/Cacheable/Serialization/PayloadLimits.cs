namespace Cacheable.Serialization;

/// <summary>How large payloads are.</summary>
/// <param name="CompressAbove">The bytes that a body may have and stay as it is; zero leaves all as they are.</param>
/// <param name="MaxPayload">The bytes of the largest payload that is kept.</param>
internal readonly record struct PayloadLimits(int CompressAbove, int MaxPayload)
{
    // Text that repeats itself shrinks to a twentieth; what says that it was longer than this is not ours, or not meant to be read.
    private const int LargestGrowth = 100;

    /// <summary>Whether what is read is held nowhere else, and so is expanded whatever its length: a value that was written under a larger limit must not be lost.</summary>
    public bool IsOnlyCopy { get; init; }

    /// <summary>The bytes of the longest body that is compressed: a longer one would be expanded by nobody.</summary>
    public int LongestBody => (int)Math.Min((long)LargestGrowth * MaxPayload, Array.MaxLength);

    /// <summary>The bytes of the longest body that is expanded.</summary>
    public int LongestExpanded => IsOnlyCopy ? Array.MaxLength : LongestBody;

    public static PayloadLimits Of(CacheableOptions options) => new(options.CompressAbove, options.MaxPayload);
}

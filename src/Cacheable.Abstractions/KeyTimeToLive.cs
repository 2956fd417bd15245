namespace Cacheable;

/// <summary>How long a key will live: no such key, no expiry, or what remains.</summary>
public readonly record struct KeyTimeToLive
{
    private KeyTimeToLive(bool exists, TimeSpan? remaining) => (Exists, Remaining) = (exists, remaining);

    /// <summary>There is no such key.</summary>
    public static KeyTimeToLive NoSuchKey => default;

    /// <summary>The key exists and does not expire.</summary>
    public static KeyTimeToLive NoExpiry => new(exists: true, remaining: null);

    /// <summary>Whether the key exists.</summary>
    public bool Exists { get; }

    /// <summary>What remains; <see langword="null"/> when there is no such key or no expiry.</summary>
    public TimeSpan? Remaining { get; }

    /// <summary>The key exists and will live for <paramref name="remaining"/>.</summary>
    public static KeyTimeToLive Expires(TimeSpan remaining) => new(exists: true, remaining);
}

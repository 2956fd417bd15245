namespace Cacheable.Remote;

/// <summary>Whether a store keeps what it accepts as declared.</summary>
/// <param name="IsMet"><see langword="null"/> where the store does not tell.</param>
/// <param name="Advice">What to set where it does not, or why that is not known; otherwise <see langword="null"/>.</param>
public readonly record struct DurabilityCheck(bool? IsMet, string? Advice)
{
    /// <summary>The store keeps what it accepts as declared.</summary>
    public static DurabilityCheck Met { get; } = new(IsMet: true, Advice: null);

    /// <summary>The store loses more than declared; <paramref name="advice"/> says what to set.</summary>
    public static DurabilityCheck Weaker(string advice) => new(IsMet: false, advice);

    /// <summary>The store does not tell; <paramref name="reason"/> says why.</summary>
    public static DurabilityCheck Unknown(string reason) => new(IsMet: null, reason);
}

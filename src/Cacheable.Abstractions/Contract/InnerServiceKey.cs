namespace Cacheable.Contract;

/// <summary>The key under which a decorated registration stays in the container, so that the container still creates and disposes it.</summary>
/// <param name="ServiceKey">The key the service was registered with, if it was.</param>
/// <param name="Ordinal">Tells several registrations of one service apart.</param>
public sealed record InnerServiceKey(object? ServiceKey, int Ordinal)
{
    /// <summary>The key of an open generic's inner registration, a constant because its decorator asks for it by attribute.</summary>
    public const string OpenGeneric = "Cacheable.Inner";
}

namespace Storefront.Demo;

/// <summary>A version of a row that a request met.</summary>
/// <param name="Row">The row.</param>
/// <param name="Version">The version that a read showed or a write made.</param>
/// <param name="At">A monotonic timestamp: when a read was sent, or when the answer to a write had come back.</param>
/// <param name="Instance">The instance that answered.</param>
internal readonly record struct Observation(long Row, int Version, long At, int Instance);

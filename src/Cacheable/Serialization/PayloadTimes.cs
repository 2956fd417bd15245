namespace Cacheable.Serialization;

/// <summary>What a payload says of the moments of its entry. In whole milliseconds: a load of less counts as one.</summary>
/// <param name="Load">How long the load took that brought the value; zero where it is not known.</param>
/// <param name="Afterlife">How long L2 holds the entry beyond its end; zero where it does not.</param>
internal readonly record struct PayloadTimes(TimeSpan Load, TimeSpan Afterlife);

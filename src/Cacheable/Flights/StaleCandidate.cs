namespace Cacheable.Flights;

/// <summary>A value of L2 that is past its end, as a flight has read it.</summary>
/// <param name="Value">The value.</param>
/// <param name="IsBelieved">Whether it may still be given, for all that is known of L2 and of the time.</param>
internal sealed record StaleCandidate<TValue>(TValue Value, Func<bool> IsBelieved);

using Cacheable.Contract;

namespace Cacheable.Configuration;

/// <summary>What a method's plan has become by configuration.</summary>
/// <param name="Plan">The plan.</param>
/// <param name="IsEnabled">Whether it is read from the cache.</param>
/// <param name="Overrides">What configuration says of it, for the log: <c>Ttl = "1m" (Cacheable:Profiles:slow)</c>; empty for nothing.</param>
internal sealed record ConfiguredMethod(CachedMethodPlan Plan, bool IsEnabled, string Overrides);

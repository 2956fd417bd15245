using Cacheable.Model.Properties;

namespace Cacheable.Model.Search;

/// <summary>What a search found.</summary>
/// <param name="States">How many different worlds it saw.</param>
/// <param name="Transitions">How many steps it took.</param>
/// <param name="Depth">How many steps lie between the start and the farthest world.</param>
/// <param name="IsExhausted">Whether there is no world left; otherwise the number of states was bounded.</param>
/// <param name="Broken">The guarantee that a world breaks, or none.</param>
/// <param name="Elapsed">How long it took.</param>
internal sealed record Exploration(long States, long Transitions, int Depth, bool IsExhausted, Guarantee Broken, TimeSpan Elapsed);

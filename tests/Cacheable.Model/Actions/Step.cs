namespace Cacheable.Model.Actions;

/// <summary>What happened between two worlds, for the trace.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Actor">The instance, where it is one.</param>
/// <param name="Subject">The flight, the mark or the name, where there is one.</param>
internal readonly record struct Step(StepKind Kind, int Actor = -1, int Subject = -1);

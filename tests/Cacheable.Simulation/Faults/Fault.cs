namespace Cacheable.Simulation.Faults;

/// <summary>One kind of fault.</summary>
/// <param name="Name">What it is called in reports.</param>
/// <param name="Happen">Lets it happen now; it ends by itself.</param>
internal readonly record struct Fault(string Name, Action Happen);

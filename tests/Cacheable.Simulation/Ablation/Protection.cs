namespace Cacheable.Simulation.Ablation;

/// <summary>One protection and how to take it out: a mutation of the source, so that production code carries no switch for it.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="Race">What it is there for.</param>
/// <param name="File">The file, from the folder of sources on.</param>
/// <param name="Text">The text that does it; it must stand there exactly once.</param>
/// <param name="Without">What stands there without the protection.</param>
/// <param name="Seed">A seed that misses it, played first. Where it does so no longer, all are played in their order.</param>
internal sealed record Protection(string Name, string Race, string File, string Text, string Without, long Seed = 1)
{
    public override string ToString() => Name;
}

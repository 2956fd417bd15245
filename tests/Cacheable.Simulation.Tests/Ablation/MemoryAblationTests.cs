using Cacheable.Simulation.Ablation;

namespace Cacheable.Simulation.Tests.Ablation;

public sealed class MemoryAblationTests : AblationTests
{
    public static TheoryData<string> Names => NamesOf(MemoryProtections.All);

    [Theory]
    [MemberData(nameof(Names))]
    public void Without_a_protection_a_read_is_stale(string name) => MissesIt(name);
}

using Cacheable.Simulation.Ablation;

namespace Cacheable.Simulation.Tests.Ablation;

public sealed class AblationTableTests : AblationTests
{
    [Fact]
    public void A_table_that_no_longer_fits_the_source_is_an_error()
    {
        var gone = Protections.All[0] with { Text = "text that stands nowhere" };

        Assert.Contains("does not stand exactly once", Assert.Throws<InvalidOperationException>(() => Without(gone)).Message, StringComparison.Ordinal);
    }
}

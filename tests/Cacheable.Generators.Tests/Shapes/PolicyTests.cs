using Cacheable.Generators.Tests.Harness;

namespace Cacheable.Generators.Tests.Shapes;

public class PolicyTests
{
    [Fact]
    public void Settings_come_from_the_method_then_the_interface_then_the_assembly() => Snapshot.Verify("""
        [assembly: CacheDefaults(Ttl = "1h", Jitter = "10%", Negative = "30s", L1Ttl = "10m")]

        namespace Shop;

        [CacheDefaults(Ttl = "1m")]
        public interface IPolicies
        {
            [Cached("a")] Task<string> Defaults();
            [Cached("b")] Task<string?> Nullable();
            [Cached("c", Ttl = "90m", Jitter = "1m30s", Negative = "15s", L1Ttl = "250ms", Tiers = CacheTiers.L1)] Task<string?> Own();
            [Cached("d", Ttl = "10s", Negative = "5s", Tiers = CacheTiers.L2)] Task<string> Short();
        }
        """);
}

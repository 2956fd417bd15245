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

    [Fact]
    public void How_a_method_is_loaded_comes_from_the_method_then_the_interface_then_the_assembly() => Snapshot.Verify("""
        [assembly: CacheDefaults(Ttl = "10m", HardTimeout = "30s", FailSafe = "1h", Profile = "slow")]

        namespace Shop;

        [CacheDefaults(Beta = 1.5, SoftTimeout = "200ms", FailureMemory = "5s")]
        public interface ISources
        {
            [Cached("a")] Task<string> Defaults();
            [Cached("b", Beta = 0, Profile = "")] Task<string> SwitchedOff();
            [Cached("c", Beta = 2, RefreshInline = true, FailSafe = "2h", SoftTimeout = "1s", HardTimeout = "1m30s", FailureMemory = "250ms", MaxLoads = 4, Profile = "fast")]
            ValueTask<string> Own();
            [Cached("d")] string Synchronous();
            [Cached("e", HardTimeout = "100ms")] Task<string> EndedBeforeTheSoftTimeout();
        }
        """);

    [Fact]
    public void A_method_may_have_a_serializer_of_its_own() => Snapshot.Verify("""
        using System.Buffers;

        namespace Shop;

        internal sealed class Packed<T>(string name) : ICacheSerializer
        {
            public string Id => name;

            public void Serialize<TValue>(TValue value, IBufferWriter<byte> destination)
            {
            }

            public TValue? Deserialize<TValue>(ReadOnlySequence<byte> source) => default;
        }

        public interface IPictures
        {
            [Cached("picture:<id>", Ttl = "1h", Serializer = typeof(Packed<int>))] Task<string> Get(int id);
        }
        """);
}

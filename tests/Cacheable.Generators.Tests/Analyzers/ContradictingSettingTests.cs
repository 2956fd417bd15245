using Cacheable.Generators.Tests.Analyzers.Harness;

namespace Cacheable.Generators.Tests.Analyzers;

public class ContradictingSettingTests
{
    [Fact]
    public async Task The_message_gives_both_settings_and_the_way_out()
    {
        var message = await Review.MessageAsync("""
            public interface IUserService
            {
                [Cached("user:<id>", Ttl = "5m", L1Ttl = {|CACHE0303:"10m"|})]
                Task<string> GetNameAsync(int id);
            }
            """);

        Assert.Equal("L1Ttl = \"10m\" on 'IUserService.GetNameAsync' is longer than the Ttl of 5m; shorten it or lengthen the Ttl", message);
    }

    [Fact]
    public Task Times_do_not_outlast_the_ttl() => Review.ExpectAsync("""
        [CacheDefaults(Jitter = "2m")]
        public interface IUserService
        {
            [Cached("a:<id>", Ttl = "5m", Jitter = {|CACHE0303:"5m"|}, Negative = {|CACHE0303:"6m"|}, L1Ttl = {|CACHE0303:"7m"|})]
            Task<string?> OwnAsync(int id);

            [{|CACHE0303:Cached("b:<id>", Ttl = "1m")|}]
            Task<string> JitterOfTheInterfaceAsync(int id);
        }
        """);

    [Fact]
    public Task A_soft_timeout_needs_a_value_to_give_and_comes_before_the_hard_one() => Review.ExpectAsync("""
        [CacheDefaults(Ttl = "5m", HardTimeout = "2s")]
        public interface IUserService
        {
            [Cached("a:<id>", SoftTimeout = {|CACHE0303:"200ms"|})]
            Task<string> NothingToGiveAsync(int id);

            [Cached("b:<id>", SoftTimeout = {|CACHE0303:"2s"|}, FailSafe = "1h")]
            Task<string> AsLateAsTheHardOneAsync(int id);

            [Cached("c:<id>", SoftTimeout = {|CACHE0303:"2s"|}, HardTimeout = "1s", FailSafe = "1h")]
            Task<string> LaterAsync(int id);
        }
        """);

    [Fact]
    public Task Defaults_that_contradict_each_other_are_said_where_they_are_written() => Review.ExpectAsync("""
        [assembly: CacheDefaults(Beta = {|CACHE0303:-0.5|}, SoftTimeout = {|CACHE0303:"3s"|}, HardTimeout = "2s")]

        [CacheDefaults(Beta = {|CACHE0303:double.NaN|}, SoftTimeout = {|CACHE0303:"1m"|}, HardTimeout = "1m", FailureMemory = {|CACHE0302:"a while"|})]
        public interface IUserService;
        """);

    [Fact]
    public async Task A_synchronous_method_cannot_be_left()
    {
        var diagnostics = await Review.ExpectAsync("""
            public interface IUserService
            {
                [Cached("a:<id>", Ttl = "5m", SoftTimeout = {|CACHE0303:"1s"|}, HardTimeout = {|CACHE0303:"2s"|}, FailSafe = "1h")]
                string GetName(int id);
            }
            """);

        Assert.Equal(
            "HardTimeout = \"2s\" on 'IUserService.GetName' cannot end a synchronous method, which keeps its caller's thread; return a Task or ValueTask, or remove it",
            diagnostics[1].GetMessage(System.Globalization.CultureInfo.InvariantCulture));
    }

    [Fact]
    public Task Numbers_are_not_negative_and_end() => Review.ExpectAsync("""
        public interface IUserService
        {
            [Cached("a:<id>", Ttl = "5m", Beta = {|CACHE0303:-1|}, MaxLoads = {|CACHE0303:-1|})]
            Task<string> NegativeAsync(int id);

            [Cached("b:<id>", Ttl = "5m", Beta = {|CACHE0303:double.PositiveInfinity|})]
            Task<string> EndlessAsync(int id);
        }
        """);

    [Fact]
    public Task Refreshing_inline_needs_something_to_refresh() => Review.ExpectAsync("""
        public interface IUserService
        {
            [Cached("a:<id>", Ttl = "5m", RefreshInline = {|CACHE0303:true|})]
            Task<string> NeverAsync(int id);

            [Cached("b:<id>", Ttl = "5m", RefreshInline = {|CACHE0303:true|}, Beta = 0)]
            Task<string> SwitchedOffAsync(int id);
        }
        """);

    [Fact]
    public async Task A_serializer_is_one()
    {
        var diagnostics = await Review.ExpectAsync("""
            namespace Shop
            {
                public class Packed<T> : ICacheSerializer
                {
                    public string Id => "packed";

                    public void Serialize<TValue>(TValue value, System.Buffers.IBufferWriter<byte> destination)
                    {
                    }

                    public TValue? Deserialize<TValue>(System.Buffers.ReadOnlySequence<byte> source) => default;
                }

                file sealed class Local : Packed<int>;

                public interface IUserService
                {
                    [Cached("a:<id>", Ttl = "5m", Serializer = {|CACHE0303:typeof(string)|})]
                    Task<string> NoneAsync(int id);

                    [Cached("b:<id>", Ttl = "5m", Serializer = {|CACHE0303:typeof(Packed<>)|})]
                    Task<string> OpenAsync(int id);

                    [Cached("c:<id>", Ttl = "5m", Serializer = {|CACHE0303:typeof(Hidden)|})]
                    Task<string> HiddenAsync(int id);

                    [Cached("d:<id>", Ttl = "5m", Serializer = {|CACHE0303:typeof(Local)|})]
                    Task<string> LocalAsync(int id);

                    private sealed class Hidden : Packed<int>;
                }
            }
            """);

        Assert.Equal(
            "Serializer = typeof(string) on 'IUserService.NoneAsync' is no serializer; implement ICacheSerializer, or remove it",
            diagnostics[0].GetMessage(System.Globalization.CultureInfo.InvariantCulture));
    }

    [Fact]
    public async Task A_serializer_has_something_to_write()
    {
        var diagnostics = await Review.ExpectAsync("""
            public class Packed : ICacheSerializer
            {
                public string Id => "packed";

                public void Serialize<TValue>(TValue value, System.Buffers.IBufferWriter<byte> destination)
                {
                }

                public TValue? Deserialize<TValue>(System.Buffers.ReadOnlySequence<byte> source) => default;
            }

            public interface IUserService
            {
                [Cached("a:<id>", Ttl = "5m", Tiers = CacheTiers.L1, Serializer = {|CACHE0303:typeof(Packed)|})]
                Task<string> InL1Async(int id);

                [Cached("b:<id>", Ttl = "5m", Tiers = CacheTiers.L2, Serializer = typeof(Packed))]
                Task<string> InL2Async(int id);
            }

            public interface IProductService
            {
                [Cached("p:<id>", Ttl = "5m", Tiers = CacheTiers.L1, Serializer = typeof(Packed))]
                Task<string> GetAsync(int id);

                [UpdatesCache("p:<id>", Value = nameof(name))]
                Task RenameAsync(int id, string name);
            }
            """);

        Assert.Equal(
            "Serializer = typeof(Packed) on 'IUserService.InL1Async' writes nothing, because L1 keeps the values themselves; remove it, or let 'Tiers' name L2",
            diagnostics[0].GetMessage(System.Globalization.CultureInfo.InvariantCulture));
    }

    [Fact]
    public Task Defaults_give_way_where_a_method_says_otherwise() => Review.ExpectNothingAsync("""
        [assembly: CacheDefaults(L1Ttl = "10m", SoftTimeout = "5s", HardTimeout = "20s")]

        [CacheDefaults(Ttl = "1h", FailSafe = "2h", Beta = 1, Profile = "slow")]
        public interface IUserService
        {
            [Cached("a:<id>", Ttl = "30s")]
            Task<string> ShorterThanTheDefaultOfL1Async(int id);

            [Cached("b:<id>", HardTimeout = "1s")]
            Task<string> EndedBeforeTheSoftDefaultAsync(int id);

            [Cached("c:<id>", Tiers = CacheTiers.L1)]
            string Synchronous(int id);

            [Cached("d:<id>", Beta = 0, RefreshInline = false, MaxLoads = 0)]
            Task<string> SwitchedOffAsync(int id);

            [Cached("e:<id>", RefreshInline = true)]
            Task<string> BetaOfTheInterfaceAsync(int id);
        }

        public interface IConfigured
        {
            [Cached("f:<id>", Ttl = "5m", RefreshInline = true, Profile = "slow")]
            Task<string> BetaOfTheProfileAsync(int id);
        }
        """);
}

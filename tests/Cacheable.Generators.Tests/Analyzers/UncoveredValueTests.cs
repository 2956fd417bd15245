using Cacheable.Generators.Tests.Analyzers.Harness;

namespace Cacheable.Generators.Tests.Analyzers;

public class UncoveredValueTests
{
    [Theory]
    [InlineData("PublishAot", "true")]
    [InlineData("PublishTrimmed", "True")]
    [InlineData("IsAotCompatible", "true")]
    [InlineData("JsonSerializerIsReflectionEnabledByDefault", "false")]
    public async Task Without_reflection_a_value_needs_a_context(string property, string value)
    {
        var message = await Review.MessageAsync($$"""
            // <{{property}}>{{value}}</{{property}}>
            public interface IUsers
            {
                [Cached("user:<id>", Ttl = "5m", Negative = "15s")]
                Task<User?> {|CACHE0208:FindAsync|}(int id);
            }

            public sealed record User(int Id);
            """);

        Assert.Equal(
            $"'IUsers.FindAsync' caches 'User', which no JsonSerializerContext covers, and {property} = {value.ToLowerInvariant()} leaves nothing to write it to L2 by; "
            + "write a JsonSerializerContext with '[JsonSerializable(typeof(User))]' and give it to AddJsonContext",
            message);
    }

    [Theory]
    [InlineData("")]
    [InlineData("// <PublishAot>false</PublishAot>")]
    [InlineData("// <IsAotCompatible></IsAotCompatible>")]
    [InlineData("// <JsonSerializerIsReflectionEnabledByDefault>true</JsonSerializerIsReflectionEnabledByDefault>")]
    public Task With_reflection_it_needs_none(string property) => Review.ExpectNothingAsync($$"""
        {{property}}
        public interface IUsers
        {
            [Cached("user:<id>", Ttl = "5m", Negative = "15s")]
            Task<User?> FindAsync(int id);
        }

        public sealed record User(int Id);
        """);

    [Fact]
    public async Task A_context_covers_what_it_names_and_what_that_consists_of()
    {
        var message = await Review.MessageAsync("""
            // <PublishAot>true</PublishAot>
            using System.Text.Json.Serialization;

            public interface IUsers
            {
                [Cached("a:<id>", Ttl = "5m", Negative = "15s")]
                Task<User?> FindAsync(int id);

                [Cached("b:<id>", Ttl = "5m")]
                Task<IReadOnlyList<Address>> GetAddressesAsync(int id);

                [Cached("c:<id>", Ttl = "5m")]
                Task<Address> GetAddressAsync(int id);

                [Cached("d:<id>", Ttl = "5m")]
                Task<Address[]> {|CACHE0208:GetArrayAsync|}(int id);
            }

            public sealed record User(int Id, IReadOnlyList<Address> Addresses);

            public sealed record Address(string City);

            [JsonSerializable(typeof(User))]
            internal sealed partial class UserJson : JsonSerializerContext;
            """);

        Assert.EndsWith("write '[JsonSerializable(typeof(Address[]))]' on 'UserJson'", message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_context_of_a_reference_covers_its_types()
    {
        var library = Review.Compile("""
            using System.Text.Json.Serialization;

            public sealed record User(int Id);

            [JsonSerializable(typeof(User))]
            public sealed partial class UserJson : JsonSerializerContext;
            """).WithAssemblyName("Users");

        await Review.ExpectNothingAsync(
            """
            // <PublishAot>true</PublishAot>
            public interface IUsers
            {
                [Cached("user:<id>", Ttl = "5m", Negative = "15s")]
                Task<User?> FindAsync(int id);
            }
            """,
            library.ToMetadataReference());
    }

    [Fact]
    public Task What_is_never_written_or_written_by_others_needs_none() => Review.ExpectNothingAsync("""
        // <PublishAot>true</PublishAot>
        using System.Buffers;

        public interface IUsers
        {
            [Cached("a:<id>", Ttl = "5m", Negative = "15s", Tiers = CacheTiers.L1)]
            Task<User?> FindAsync(int id);

            [Cached("b:<id>", Ttl = "5m", Serializer = typeof(Packed))]
            Task<User> GetAsync(int id);

            [Cached("c:<id>", Ttl = "5m", Negative = "15s")]
            Task<string?> GetNameAsync(int id);

            [Cached("d:<id>", Ttl = "5m", Negative = "15s")]
            ValueTask<decimal?> GetLimitAsync(int id);

            [Cached("e:<id>", Ttl = "5m")]
            Task<DateOnly> GetBirthdayAsync(int id);

            [Cached("f:<T>:<id>", Ttl = "5m")]
            Task<List<T>> GetAnyAsync<T>(int id);

            [Cached("g:<id>", Ttl = "5m")]
            Task<byte[]> GetPictureAsync(int id);
        }

        public sealed record User(int Id);

        public sealed class Packed : ICacheSerializer
        {
            public string Id => "packed";
            public void Serialize<TValue>(TValue value, IBufferWriter<byte> destination) { }
            public TValue? Deserialize<TValue>(ReadOnlySequence<byte> source) => default;
        }
        """);
}

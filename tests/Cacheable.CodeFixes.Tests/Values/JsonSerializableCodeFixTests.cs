using Cacheable.CodeFixes.Tests.Harness;

namespace Cacheable.CodeFixes.Tests.Values;

public class JsonSerializableCodeFixTests
{
    [Fact]
    public Task The_value_is_named_on_the_context() => FixReview.AppliesAsync(
        "CACHE0208",
        "Add it to 'UserJson'",
        """
        // <PublishAot>true</PublishAot>
        using System.Text.Json.Serialization;

        public interface IUsers
        {
            [Cached("user:<id>", Ttl = "5m")]
            Task<IReadOnlyList<User?>?> FindAsync(int id);
        }

        public sealed record User(int Id);

        internal sealed partial class UserJson : JsonSerializerContext;
        """,
        """
        // <PublishAot>true</PublishAot>
        using System.Text.Json.Serialization;

        public interface IUsers
        {
            [Cached("user:<id>", Ttl = "5m")]
            Task<IReadOnlyList<User?>?> FindAsync(int id);
        }

        public sealed record User(int Id);

        [JsonSerializable(typeof(IReadOnlyList<User?>))]
        internal sealed partial class UserJson : JsonSerializerContext;
        """);

    [Fact]
    public Task All_values_are_named_behind_those_that_are() => FixReview.AppliesToAllAsync(
        "CACHE0208",
        "Add it to 'UserJson'",
        """
        // <IsAotCompatible>true</IsAotCompatible>
        using System.Text.Json.Serialization;

        public interface IUsers
        {
            [Cached("user:<id>", Ttl = "5m")]
            Task<User> FindAsync(int id);

            [Cached("all", Ttl = "5m")]
            ValueTask<Dictionary<int, User>> GetAllAsync();
        }

        public sealed record User(int Id);

        public sealed record Other(int Id);

        [JsonSerializable(typeof(Other))]
        internal sealed partial class UserJson : JsonSerializerContext;
        """,
        """
        // <IsAotCompatible>true</IsAotCompatible>
        using System.Text.Json.Serialization;

        public interface IUsers
        {
            [Cached("user:<id>", Ttl = "5m")]
            Task<User> FindAsync(int id);

            [Cached("all", Ttl = "5m")]
            ValueTask<Dictionary<int, User>> GetAllAsync();
        }

        public sealed record User(int Id);

        public sealed record Other(int Id);

        [JsonSerializable(typeof(Other))]
        [JsonSerializable(typeof(User))]
        [JsonSerializable(typeof(Dictionary<int, User>))]
        internal sealed partial class UserJson : JsonSerializerContext;
        """);

    [Fact]
    public Task Where_there_is_no_context_somebody_has_to_write_one() => FixReview.OffersNothingAsync(
        "CACHE0208",
        """
        // <PublishAot>true</PublishAot>
        public interface IUsers
        {
            [Cached("user:<id>", Ttl = "5m")]
            Task<User?> FindAsync(int id);
        }

        public sealed record User(int Id);
        """);
}

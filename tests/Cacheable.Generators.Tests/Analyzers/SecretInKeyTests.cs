using System.Globalization;
using Cacheable.Generators.Tests.Analyzers.Harness;

namespace Cacheable.Generators.Tests.Analyzers;

public class SecretInKeyTests
{
    [Fact]
    public async Task A_secret_is_hashed_or_left_out()
    {
        var diagnostic = Assert.Single(await Review.ExpectAsync("""
            public interface ISessions
            {
                [Cached("session:<{|CACHE0108:sessionToken|}>", Ttl = "5m")]
                Task<string> FindAsync(string sessionToken);
            }
            """));

        Assert.Equal("sessionToken:hash", diagnostic.Properties["Suggestion"]);
        Assert.Equal(
            "'sessionToken' in the template of 'ISessions.FindAsync' is a secret by its name, and keys are read by logs, dashboards and whoever may read L2; "
            + "write '<sessionToken:hash>', or mark the parameter [NotInKey]",
            diagnostic.GetMessage(CultureInfo.InvariantCulture));
    }

    [Theory]
    [InlineData("string", "token")]
    [InlineData("string?", "userPassword")]
    [InlineData("string", "clientSecret")]
    [InlineData("Guid", "apiKey")]
    [InlineData("string", "APIKey")]
    [InlineData("int", "pin")]
    [InlineData("string", "secretValue")]
    [InlineData("ReadOnlyMemory<char>", "private_key")]
    public Task What_is_a_secret_by_its_name_is_told_of(string type, string name) => Review.ExpectAsync($$"""
        public interface ISessions
        {
            [Cached("session:<{|CACHE0108:{{name}}|}>", Ttl = "5m")]
            Task<string> FindAsync({{type}} {{name}});
        }
        """);

    [Theory]
    [InlineData("string", "passwordHash")]
    [InlineData("string", "secretName")]
    [InlineData("int", "token")]
    [InlineData("string", "pageToken")]
    [InlineData("Guid", "apiKeyId")]
    [InlineData("bool", "password")]
    [InlineData("DayOfWeek", "secret")]
    [InlineData("string", "shipping")]
    [InlineData("string", "spin")]
    public Task What_is_only_called_alike_is_none(string type, string name) => Review.ExpectNothingAsync($$"""
        public interface ISessions
        {
            [Cached("session:<{{name}}>", Ttl = "5m")]
            Task<string> FindAsync({{type}} {{name}});
        }
        """);

    [Fact]
    public Task Attributes_say_it_wherever_the_value_is_declared() => Review.ExpectAsync("""
        public interface IPatients
        {
            [Cached("patient:<{|CACHE0108:number|}>", Ttl = "5m")]
            Task<string> FindAsync([Sensitive] string number);

            [Cached("insurance:<{|CACHE0108:patient.Insurance|}>:<patient.Id>", Ttl = "5m")]
            Task<string> GetInsuranceAsync(Patient patient);

            [Cached("mail:<{|CACHE0108:patient.Mail|}>", Ttl = "5m")]
            Task<string> GetByMailAsync(Patient patient);
        }

        public sealed record Patient([PersonalData] int Id, [PersonalData] string Insurance)
        {
            [ProtectedPersonalData]
            public string Mail { get; init; } = "";
        }

        public sealed class SensitiveAttribute : Attribute;

        public class PersonalDataAttribute : Attribute;

        public sealed class ProtectedPersonalDataAttribute : PersonalDataAttribute;
        """);

    [Fact]
    public Task Patterns_tags_and_derived_keys_are_looked_at_too() => Review.ExpectAsync("""
        public interface ISessions
        {
            [Cached(Ttl = "5m", Tags = ["session:<{|CACHE0108:token|}>"])]
            Task<string> FindAsync(string {|CACHE0108:token|});

            [InvalidatesCache(Tags = ["session:<{|CACHE0108:token|}>"])]
            Task EndAsync(string token);
        }
        """);

    [Fact]
    public Task What_is_hashed_or_left_out_is_none() => Review.ExpectNothingAsync("""
        public interface ISessions
        {
            [Cached("session:<token:hash>", Ttl = "5m", Tags = ["session:<token:hash>"])]
            Task<string> FindAsync(string token);

            [Cached("quota:<client>", Ttl = "5m")]
            Task<string> GetQuotaAsync(int client, [NotInKey] string apiKey);

            [InvalidatesCache("session:<token:hash>")]
            Task EndAsync(string token);

            [Cached("user:<login.Name>", Ttl = "5m")]
            Task<string> GetUserAsync(Login login);
        }

        public sealed record Login(string Name, string Password);
        """);
}

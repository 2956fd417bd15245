using Cacheable.Generators.Tests.Analyzers.Harness;

namespace Cacheable.Generators.Tests.Analyzers;

public class DisposableValueTests
{
    [Fact]
    public async Task Who_disposes_of_a_value_takes_it_from_all_others()
    {
        var message = await Review.MessageAsync("""
            using System.Text.Json;

            public interface IDocuments
            {
                [Cached("document:<id>", Ttl = "5m", Negative = "15s")]
                Task<JsonDocument?> {|CACHE0207:GetAsync|}(int id);
            }
            """);

        Assert.Equal(
            "'IDocuments.GetAsync' caches 'JsonDocument?', which is disposable: the first caller to dispose of it takes it from all others, and what leaves the cache nobody "
            + "disposes of; return the data that is in it",
            message);
    }

    [Theory]
    [InlineData("ValueTask<Lease>")]
    [InlineData("Task<IReadOnlyList<Lease>>")]
    [InlineData("Task<Lease[]>")]
    [InlineData("Task<(int Count, Lease First)>")]
    [InlineData("Task<Handle>")]
    [InlineData("Task<Handle?>")]
    [InlineData("Task<System.Security.Cryptography.X509Certificates.X509Certificate2>")]
    public Task What_is_disposable_is_refused_in_L1_too(string type) => Review.ExpectAsync($$"""
        public interface ILeases
        {
            [Cached("lease", Ttl = "5m", Tiers = CacheTiers.L1)]
            {{type}} {|CACHE0207:GetAsync|}();
        }

        public class Lease : IAsyncDisposable
        {
            public ValueTask DisposeAsync() => default;
        }

        public readonly struct Handle : IDisposable
        {
            public void Dispose() { }
        }
        """);

    [Fact]
    public Task A_type_parameter_that_must_be_disposable_is_too() => Review.ExpectAsync("""
        public interface IPool<T>
            where T : class, IDisposable
        {
            [Cached("pool:<T>:<id>", Ttl = "5m", Tiers = CacheTiers.L1)]
            Task<T> {|CACHE0207:RentAsync|}(int id);
        }
        """);

    [Fact]
    public Task What_nobody_disposes_of_is_cached() => Review.ExpectNothingAsync("""
        using System.Text.Json;

        public interface IDocuments
        {
            [Cached("a:<id>", Ttl = "5m")]
            Task<JsonElement> GetElementAsync(int id);

            [Cached("b:<id>", Ttl = "5m")]
            Task<Report> GetReportAsync(int id);

            [Cached("c:<T>:<id>", Ttl = "5m")]
            Task<T> GetAnyAsync<T>(int id);

            [Cached("d:<id>", Ttl = "5m", Tiers = CacheTiers.L1)]
            Task<IWidget> GetWidgetAsync(int id);

            Task<JsonDocument> OpenAsync(int id);
        }

        public sealed record Report(int Id, JsonDocument Body);

        public interface IWidget
        {
            int Id { get; }
        }
        """);
}

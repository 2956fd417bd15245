using Cacheable.Contract;
using Cacheable.Remote;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Cacheable.Tests.Serialization;

/// <summary>Which serializer writes the entries of which method, and what becomes of one that throws.</summary>
public sealed class SerializerChoiceTests : IAsyncDisposable
{
    private static readonly CachedMethodPlan Positional = Plans.Profile with { Serializer = typeof(PositionalSerializer) };

    private readonly Fleet _fleet = new();

    [Fact]
    public async Task Without_a_choice_entries_are_json()
    {
        await _fleet.Start().ReadAsync(4, new Loader<string?>("value"));

        Assert.Equal("\"value\"", await BodyAsync());
    }

    [Fact]
    public async Task The_serializer_of_the_application_writes_and_reads_every_entry()
    {
        var serializer = new PositionalSerializer();
        var one = _fleet.Start(settings => settings.Cache = cache => cache.UseSerializer(serializer));
        var two = _fleet.Start(static settings => settings.Cache = static cache => cache.UseSerializer<PositionalSerializer>());
        var loader = new Loader<string?>("value");

        Assert.Equal("value", await one.ReadAsync(4, loader));
        Assert.Equal("value", await two.ReadAsync(4, loader));

        Assert.Equal((1, 1), (loader.Calls, serializer.Written));
        Assert.Equal("[\"value\"]", await BodyAsync());
    }

    [Fact]
    public async Task The_serializer_of_a_method_writes_its_entries_and_no_others()
    {
        var serializer = new PositionalSerializer();
        var instance = _fleet.Start(settings => settings.Cache = cache => cache.Services.AddSingleton(serializer));

        await instance.Engine.Cached<ProfileKey, string?>(Positional).ReadAsync(new ProfileKey(4), new Loader<string?>("value"));
        await instance.Engine.CachedTask<OrdersKey, string>(Plans.Orders).ReadAsync(new OrdersKey(4), new Loader<string>("order"));

        Assert.Equal(1, serializer.Written);
        Assert.Equal("[\"value\"]", await BodyAsync());
        Assert.Equal("\"order\"", await BodyAsync("user:4:orders"));
    }

    [Fact]
    public async Task A_serializer_that_is_not_registered_is_made_with_the_services_it_asks_for()
    {
        var instance = _fleet.Start(static settings => settings.Cache = static cache => cache.Services.AddSingleton<SerializerSettings>());
        var plan = Plans.Profile with { Serializer = typeof(SettledSerializer) };

        Assert.Equal("value", await instance.Engine.Cached<ProfileKey, string?>(plan).ReadAsync(new ProfileKey(4), new Loader<string?>("value")));

        Assert.Equal("\"value\"", await BodyAsync());
    }

    [Theory]
    [InlineData(typeof(SerializerSettings))]
    [InlineData(typeof(SettledSerializer))]
    [InlineData(typeof(ICacheSerializer))]
    public void A_serializer_that_cannot_be_made_is_an_error_that_names_method_and_type(Type type)
    {
        var instance = _fleet.Start(static settings => settings.Cache = static cache => cache.Services.AddKeyedSingleton<SerializerSettings>("other"));
        var plan = Plans.Profile with { Serializer = type == typeof(ICacheSerializer) ? typeof(IDisposable) : type };

        var error = Assert.Throws<InvalidOperationException>(() => instance.Engine.Cached<ProfileKey, string?>(plan));

        Assert.Contains(plan.Method, error.Message, StringComparison.Ordinal);
        Assert.Contains(plan.Serializer!.Name, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_entry_of_another_serializer_is_a_miss_that_is_counted_and_logged_and_replaced()
    {
        var before = _fleet.Start();
        var after = _fleet.Start(static settings => settings.Cache = static cache => cache.UseSerializer<PositionalSerializer>());
        using var meter = new MeterReader();
        await before.ReadAsync(4, new Loader<string?>("old"));

        Assert.Equal("new", await after.ReadAsync(4, new Loader<string?>("new")));

        Assert.Equal(1, meter.Read(after, "cacheable.payloads.rejected"));
        Assert.Contains("another serializer", Assert.Single(after.Log.At(LogLevel.Warning)), StringComparison.Ordinal);
        Assert.Equal("[\"new\"]", await BodyAsync());
    }

    [Fact]
    public async Task A_serializer_that_throws_costs_the_entry_and_no_caller_anything()
    {
        var serializer = new PositionalSerializer { Failure = new FormatException("a test's") };
        var instance = _fleet.Start(settings => settings.Cache = cache => cache.UseSerializer(serializer));
        using var meter = new MeterReader();
        var loader = new Loader<string?>("value");

        Assert.Equal("value", await instance.ReadAsync(4, loader));
        Assert.Equal("value", await instance.ReadAsync(4, loader));

        Assert.Equal(2, loader.Calls);
        Assert.Equal(2, meter.Read(instance, "cacheable.fills.failed"));
        var line = Assert.Single(instance.Log.At(LogLevel.Warning));
        Assert.Contains(Plans.Profile.Method, line, StringComparison.Ordinal);
        Assert.Contains(typeof(PositionalSerializer).FullName!, line, StringComparison.Ordinal);
        Assert.DoesNotContain("AddJsonContext", line, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_json_cannot_write_is_told_with_what_helps_there()
    {
        var instance = _fleet.Start();
        var actions = instance.Engine.Cached<ProfileKey, Action>(Plans.Profile with { Method = "IActions.GetAsync" });

        await actions.ReadAsync(new ProfileKey(4), new Loader<Action>(static () => { }));

        Assert.Contains("AddJsonContext", Assert.Single(instance.Log.At(LogLevel.Warning)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_serializer_that_cannot_read_is_a_miss()
    {
        var serializer = new PositionalSerializer();
        await _fleet.Start(static settings => settings.Cache = static cache => cache.UseSerializer<PositionalSerializer>())
            .ReadAsync(4, new Loader<string?>("old"));
        var instance = _fleet.Start(settings => settings.Cache = cache => cache.UseSerializer(serializer));
        using var meter = new MeterReader();
        serializer.Failure = new FormatException("a test's");

        Assert.Equal("new", await instance.ReadAsync(4, new Loader<string?>("new")));

        Assert.Equal(1, serializer.Read);
        Assert.Equal(1, meter.Read(instance, "cacheable.payloads.rejected"));
    }

    [Fact]
    public async Task An_update_is_written_by_the_serializer_of_the_method_that_reads_it()
    {
        var instance = _fleet.Start();
        var method = instance.Engine.Cached<ProfileKey, string?>(Positional);

        await instance.Engine.Updating(new UpdatingMethodPlan { Method = "IUsers.SaveAsync" }, method).WriteAsync(new ProfileKey(4), "value");

        Assert.Equal("[\"value\"]", await BodyAsync());
    }

    public ValueTask DisposeAsync() => _fleet.DisposeAsync();

    /// <summary>What the serializer wrote of the entry in L2.</summary>
    private async Task<string> BodyAsync(string key = "user:4:profile")
    {
        var entry = await _fleet.Store.Connect().ReadAsync(new EntryKey(key), default);
        return System.Text.Encoding.UTF8.GetString(entry!.Value.Payload.Span[Cacheable.Serialization.PayloadHeader.Size..]);
    }
}

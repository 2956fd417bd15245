using Cacheable.Contract;
using Cacheable.Remote;
using Cacheable.Serialization;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Cacheable.Tests.Serialization;

public sealed class MaxPayloadTests : IAsyncDisposable
{
    private const int Limit = 2_048;

    // What JSON puts around a text.
    private const int Quotes = 2;

    private readonly Fleet _fleet = new();

    [Fact]
    public void By_default_it_is_a_megabyte() => Assert.Equal(1_048_576, new CacheableOptions().MaxPayload);

    [Fact]
    public void A_limit_that_nothing_would_fit_stops_the_start()
    {
        var instance = _fleet.Start();
        var failed = instance.Get<IValidateOptions<CacheableOptions>>().Validate(null, new CacheableOptions { MaxPayload = 1_023 });

        Assert.Contains("MaxPayload is 1023", failed.FailureMessage, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_exactly_as_long_is_kept_and_a_byte_more_is_given_to_its_callers_and_kept_by_nobody()
    {
        var instance = Start();
        using var meter = new MeterReader();
        var fits = new Loader<string?>(new string('x', Limit - PayloadHeader.Size - Quotes));
        var larger = new Loader<string?>(fits.Row + "x");

        await instance.ReadAsync(1, fits);
        await instance.ReadAsync(1, fits);
        Assert.Equal(larger.Row, await instance.ReadAsync(2, larger));
        Assert.Equal(larger.Row, await instance.ReadAsync(2, larger));

        Assert.Equal((1, 2), (fits.Calls, larger.Calls));
        Assert.Equal(2, meter.Read(instance, "cacheable.payloads.too_large", $"method={Plans.Profile.Method}"));
        Assert.Null(await _fleet.Store.Connect().ReadAsync(new EntryKey("user:2:profile"), default));
    }

    [Fact]
    public async Task It_is_said_once_with_method_and_size_and_again_after_one_that_fitted()
    {
        var instance = Start();
        var larger = new Loader<string?>(new string('x', 5_000));

        for (var id = 1; id <= 3; id++)
        {
            await instance.ReadAsync(id, larger);
        }

        var line = Assert.Single(instance.Log.At(LogLevel.Warning));
        Assert.Contains(Plans.Profile.Method, line, StringComparison.Ordinal);
        Assert.Contains($"{5_000 + Quotes + PayloadHeader.Size} bytes", line, StringComparison.Ordinal);

        await instance.ReadAsync(4, new Loader<string?>("short"));
        await instance.ReadAsync(5, larger);
        Assert.Equal(2, instance.Log.At(LogLevel.Warning).Count());
    }

    [Fact]
    public async Task Its_lease_is_given_back()
    {
        await Start().ReadAsync(4, new Loader<string?>(new string('x', 5_000)));

        var other = Start().ReadAsync(4, new Loader<string?>("short"));

        Assert.True(other.IsCompleted);
        await other;
    }

    [Fact]
    public async Task A_written_value_beyond_it_invalidates_and_replaces_nothing()
    {
        var instance = Start();
        await instance.ReadAsync(4, new Loader<string?>("old"));

        await instance.Engine.Updating(new UpdatingMethodPlan { Method = "IUsers.SaveAsync" }, instance.Profiles).WriteAsync(new ProfileKey(4), new string('x', 5_000));

        var loader = new Loader<string?>("new");
        Assert.Equal("new", await instance.ReadAsync(4, loader));
        Assert.Equal(1, loader.Calls);
    }

    public ValueTask DisposeAsync() => _fleet.DisposeAsync();

    private Instance Start() => _fleet.Start(static settings => settings.Options = static options => options.MaxPayload = Limit);
}

using Cacheable.Contract;
using Cacheable.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Cacheable.Tests.Telemetry;

public sealed class GuardedLogTests : IAsyncDisposable
{
    private static readonly ProfileKey Key = new(4);

    private readonly Fleet _fleet = new();
    private readonly Loader<string?> _loader = new("value");

    [Fact]
    public async Task A_fill_that_is_refused_leaves_its_caller_the_value_whatever_the_log_does()
    {
        var instance = Start(static options => options.WaitForFill = true);
        var held = _loader.Hold();
        var reading = instance.ReadAsync(4, _loader).AsTask();
        await held.Arrived;
        await _fleet.Start().InvalidateAsync("user:4:*");

        held.Finish();

        Assert.Equal("value", await reading);
        Assert.NotEmpty(instance.Log.At(LogLevel.Debug));
    }

    [Fact]
    public async Task An_L2_that_is_away_is_gone_past_whatever_the_log_does()
    {
        var instance = Start();
        instance.Remote.Fail();

        Assert.Equal("value", await instance.ReadAsync(4, _loader));
        Assert.NotEmpty(instance.Log.At(LogLevel.Warning));
    }

    [Fact]
    public async Task A_value_past_its_end_is_given_whatever_the_log_does()
    {
        var instance = Start();
        var users = instance.Engine.Cached<ProfileKey, string?>(Plans.Profile with { FailSafe = TimeSpan.FromHours(1) });
        await users.ReadAsync(Key, _loader);
        _fleet.Time.Advance(Plans.TimeToLive);
        _loader.Failure = new InvalidOperationException("the source is down");

        Assert.Equal("value", await users.ReadAsync(Key, _loader));
        Assert.NotEmpty(instance.Log.At(LogLevel.Warning));
    }

    public ValueTask DisposeAsync() => _fleet.DisposeAsync();

    private Instance Start(Action<CacheableOptions>? options = null) => _fleet.Start(settings =>
    {
        settings.Options = options ?? settings.Options;
        settings.Cache = static cache => cache.Services.AddSingleton<ILoggerProvider>(new ThrowingLog());
    });
}

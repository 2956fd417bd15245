using Cacheable.Remote;
using Cacheable.Tests.Conformance;
using Cacheable.Tests.Servers;
using StackExchange.Redis;

namespace Cacheable.Redis.Tests;

/// <summary>A server that is not there, dies, comes back or does not answer. Each test has a server of its own.</summary>
public sealed class ConnectionLossTests
{
    private static readonly EntryKey Profile = new("user:4:profile");
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(30);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_server_that_is_not_there_at_the_start_is_used_as_soon_as_it_is()
    {
        await using var server = await RedisServer.StartOwnAsync();
        await server.KillAsync();
        await using var tier = Connect(server, Soon);
        var observer = new RecordingObserver();
        await using var observation = tier.Observe(observer);

        await Assert.ThrowsAsync<RedisConnectionException>(async () => await tier.ReadAsync(Profile, Cancel));
        Assert.False(observer.Connected.IsCompleted);

        await server.RestartAsync();
        await observer.Connected.WaitAsync(Soon, Cancel);
        Assert.Null(await tier.ReadAsync(Profile, Cancel));
    }

    [Fact]
    public async Task A_server_that_accepts_and_is_silent_at_the_start_is_waited_for_once()
    {
        await using var server = await RedisServer.StartOwnAsync();
        await server.PauseAsync();
        await using var tier = new RedisRemoteTier(new RedisOptions
        {
            Configuration = ConfigurationOptions.Parse(server.Configuration),
            StartTimeout = TimeSpan.FromMilliseconds(50),
            CommandTimeout = Soon,
        });
        var observer = new RecordingObserver();
        await using var observation = tier.Observe(observer);

        var failure = await Assert.ThrowsAsync<TimeoutException>(async () => await tier.ReadAsync(Profile, Cancel));
        Assert.Contains("not connected 50 ms after the start", failure.Message, StringComparison.Ordinal);
        var second = tier.ReadAsync(Profile, Cancel);
        Assert.True(second.IsFaulted, "After the start timeout commands no longer wait.");
        await Assert.ThrowsAsync<TimeoutException>(async () => await second);

        await server.ResumeAsync();
        await observer.Connected.WaitAsync(Soon, Cancel);
        Assert.Null(await tier.ReadAsync(Profile, Cancel));
    }

    [Fact]
    public async Task A_server_that_dies_fails_commands_at_once_and_is_used_again_when_it_is_back()
    {
        await using var server = await RedisServer.StartOwnAsync();
        await using var tier = Connect(server, Soon);
        await using var other = Connect(server, Soon);
        var observer = new RecordingObserver();
        await using var observation = tier.Observe(observer);
        await observer.Connected.WaitAsync(Soon, Cancel);
        var lease = Assert.NotNull((await tier.LeaseAsync(Profile, Minute, replace: false, Cancel)).Lease);

        await server.KillAsync();
        await observer.Disconnected.WaitAsync(Soon, Cancel);
        await Assert.ThrowsAsync<RedisConnectionException>(async () => await tier.ReadAsync(Profile, Cancel));
        await Assert.ThrowsAsync<RedisConnectionException>(async () => await tier.InvalidateAsync([new CacheName("a", CacheNameKind.Key)], Cancel));

        await server.RestartAsync();
        await observer.Connected.WaitAsync(Soon, Cancel);
        Assert.Null(await tier.ReadAsync(Profile, Cancel));
        Assert.False(await tier.FillAsync(Profile, lease, "old"u8.ToArray(), Minute, Cancel));
        Assert.NotNull((await tier.LeaseAsync(Profile, Minute, replace: false, Cancel)).Lease);

        await InvalidateWhenConnectedAsync(other, "after");
        await observer.Heard("after").WaitAsync(Soon, Cancel);
    }

    [Fact]
    public async Task A_server_that_does_not_answer_is_given_up_at_the_deadline_and_its_late_answers_do_no_harm()
    {
        await using var server = await RedisServer.StartOwnAsync();
        await using var tier = Connect(server, TimeSpan.FromMilliseconds(200));
        await using var patient = Connect(server, Soon);
        var lease = Assert.NotNull((await patient.LeaseAsync(Profile, Minute, replace: false, Cancel)).Lease);
        await InvalidateWhenConnectedAsync(tier, "warm");

        await server.PauseAsync();
        var failure = await Assert.ThrowsAsync<TimeoutException>(
            async () => await tier.FillAsync(Profile, lease, "late"u8.ToArray(), Minute, Cancel));
        Assert.Contains("'fill' within 200 ms", failure.Message, StringComparison.Ordinal);
        await server.ResumeAsync();

        // The fill was accepted while nobody waited for it; an invalidation that returns now still ends it.
        await patient.InvalidateAsync([new CacheName(Profile.Text, CacheNameKind.Key)], Cancel);
        Assert.Null(await patient.ReadAsync(Profile, Cancel));
    }

    [Fact]
    public async Task A_caller_who_gives_up_does_not_wait_for_a_silent_server()
    {
        await using var server = await RedisServer.StartOwnAsync();
        await using var tier = Connect(server, Soon);
        await tier.ReadAsync(Profile, Cancel);
        await server.PauseAsync();
        using var cancellation = new CancellationTokenSource();

        var read = tier.ReadAsync(Profile, cancellation.Token).AsTask();
        await cancellation.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => read);
        await server.ResumeAsync();
    }

    [Fact]
    public async Task A_server_that_falls_silent_counts_as_lost_and_is_used_again_when_it_speaks()
    {
        await using var server = await RedisServer.StartOwnAsync();
        await using var tier = Connect(server, TimeSpan.FromMilliseconds(200));
        var observer = new RecordingObserver();
        await using var observation = tier.Observe(observer);
        await observer.Connected.WaitAsync(Soon, Cancel);

        // Nobody sends a command: the connection itself must find out.
        await server.PauseAsync();
        await observer.Disconnected.WaitAsync(Soon, Cancel);

        await server.ResumeAsync();
        await observer.Connected.WaitAsync(Soon, Cancel);
        Assert.Null(await tier.ReadAsync(Profile, Cancel));
    }

    [Fact]
    public async Task A_connection_that_the_application_gave_is_used_and_left_open()
    {
        await using var server = await RedisServer.StartOwnAsync();
        await using var multiplexer = await ConnectionMultiplexer.ConnectAsync(server.Configuration);
        var observer = new RecordingObserver();

        await using (var tier = new RedisRemoteTier(new RedisOptions { Multiplexer = multiplexer, CommandTimeout = Soon }))
        {
            await using var observation = tier.Observe(observer);
            await observer.Connected.WaitAsync(Soon, Cancel);
            Assert.Equal(1, await tier.IncrementAsync(Profile, 1, Minute, Cancel));
        }

        Assert.True(multiplexer.IsConnected);
        Assert.Equal(1, await multiplexer.GetDatabase().StringGetAsync("cacheable:{0}:c:user:4:profile"));
    }

    private static RedisRemoteTier Connect(RedisProcess server, TimeSpan deadline) => new(
        new RedisOptions { Configuration = ConfigurationOptions.Parse(server.Configuration), CommandTimeout = deadline, StartTimeout = Soon });

    /// <summary>An observer of its own tells when the tier is connected.</summary>
    private static async Task InvalidateWhenConnectedAsync(RedisRemoteTier tier, string key)
    {
        var observer = new RecordingObserver();
        await using var observation = tier.Observe(observer);
        await observer.Connected.WaitAsync(Soon, Cancel);
        await tier.InvalidateAsync([new CacheName(key, CacheNameKind.Key)], Cancel);
    }
}

using Cacheable.Remote;
using Cacheable.Tests.Servers;
using Cacheable.WriteBehind;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Cacheable.Redis.Tests;

/// <summary>Queued calls from the generated decorator to the row, on a real server.</summary>
public abstract class QueuedBasketTests(ITestServer server) : IAsyncLifetime
{
    private readonly string _namespace = $"test-{Guid.NewGuid():N}";
    private readonly BasketTable _table = new();
    private readonly List<IHost> _hosts = [];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        foreach (var host in _hosts)
        {
            await host.StopAsync(CancellationToken.None);
            host.Dispose();
        }

        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task Race_44_every_instance_reads_a_queued_basket_before_the_table_has_it()
    {
        var held = new TaskCompletionSource();
        var (one, _) = await StartAsync(_ => held.Task);
        var (two, _) = await StartAsync(_ => held.Task);
        Assert.Null(await one.GetAsync(4));
        Assert.Null(await two.GetAsync(4));

        await one.SaveAsync(4, new Basket("tea"), Cancel);

        Assert.Equal(new Basket("tea"), await one.GetAsync(4));
        Assert.Equal(new Basket("tea"), await two.GetAsync(4));
        Assert.Null(_table.Find(4));
        held.SetResult();
        await _table.NextAsync();
        Assert.Equal(new Basket("tea"), _table.Find(4));
    }

    [Fact]
    public async Task Race_46_a_flusher_that_outlives_its_claim_is_overtaken_and_its_late_flush_changes_nothing()
    {
        var arrived = new TaskCompletionSource();
        var wakes = new TaskCompletionSource();
        var (slow, _) = await StartAsync(_ => arrived.TrySetResult() ? wakes.Task : Task.CompletedTask);
        await slow.SaveAsync(4, new Basket("tea"), Cancel);
        await arrived.Task;
        var (other, _) = await StartAsync();

        // The claim ends after a second, and whoever asks next gets the write.
        var first = await _table.NextAsync();
        await other.SaveAsync(4, new Basket("milk"), Cancel);
        var second = await _table.NextAsync();
        wakes.SetResult();
        var late = await _table.NextAsync();

        Assert.Equal(first.Write.Version, late.Write.Version);
        Assert.True(second.Write.Version > first.Write.Version);
        Assert.Equal((new Basket("milk"), 1), (_table.Find(4), _table.Refused));
        Assert.Equal(new Basket("milk"), await slow.GetAsync(4));
    }

    [Fact]
    public async Task Race_48_of_a_poison_basket_a_letter_is_left_and_the_others_are_written()
    {
        var told = new Told();
        var (baskets, host) = await StartAsync(
            static id => id == 13 ? throw new InvalidOperationException("No such user.") : Task.CompletedTask,
            services => services.AddSingleton<IWriteBehindDeadLetterHandler>(told));
        for (var id = 10; id < 20; id++)
        {
            await baskets.SaveAsync(id, new Basket("tea"), Cancel);
        }

        var letter = await told.Letter.WaitAsync(Cancel);
        for (var id = 10; id < 19; id++)
        {
            Assert.NotEqual(13, (await _table.NextAsync()).Id);
        }

        Assert.Equal(("basket:13", 3), (letter.Write.Key, letter.Attempts));
        Assert.Contains("No such user.", letter.Error, StringComparison.Ordinal);
        Assert.Null(await baskets.GetAsync(13));
        Assert.True(await host.Services.GetRequiredService<IWriteBehindDeadLetters>().DiscardAsync(letter, Cancel));
    }

    [Fact]
    public async Task Race_48b_a_basket_that_is_saved_during_its_own_flush_is_flushed_again()
    {
        var arrived = new TaskCompletionSource();
        var goesOn = new TaskCompletionSource();
        var (baskets, _) = await StartAsync(_ => { arrived.TrySetResult(); return goesOn.Task; });
        await baskets.SaveAsync(4, new Basket("tea"), Cancel);
        await arrived.Task;

        await baskets.SaveAsync(4, new Basket("milk"), Cancel);
        goesOn.SetResult();

        Assert.Equal(new Basket("tea"), (await _table.NextAsync()).Basket);
        Assert.Equal(new Basket("milk"), (await _table.NextAsync()).Basket);
        Assert.Equal(new Basket("milk"), _table.Find(4));
    }

    [Fact]
    public async Task Race_51_a_host_that_stops_has_written_what_it_accepted_and_a_log_keeps_its_order()
    {
        var (baskets, host) = await StartAsync();
        for (var n = 0; n < 100; n++)
        {
            await baskets.SaveAsync(n % 7, new Basket($"{n}"), Cancel);
            await baskets.LogAsync($"{n}");
        }

        await host.StopAsync(Cancel);

        Assert.Equal(Enumerable.Range(93, 7).Select(static n => new Basket($"{n}")), Enumerable.Range(93, 7).Select(n => _table.Find(n % 7)!));
        Assert.Equal(Enumerable.Range(0, 100).Select(static n => $"{n}"), _table.Lines);
    }

    private async Task<(IBaskets Baskets, IHost Host)> StartAsync(Func<int, Task>? before = null, Action<IServiceCollection>? services = null)
    {
        var inner = new Baskets(_table);
        inner.Before = before ?? inner.Before;
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Logging.ClearProviders();
        builder.Services.AddSingleton<IBaskets>(inner);
        services?.Invoke(builder.Services);
        builder.Services.AddCacheable(cache => cache
            .UseRedis(server.Configuration, redis => (redis.Namespace, redis.CommandTimeout) = (_namespace, TimeSpan.FromSeconds(30)))
            .Configure(static options =>
            {
                options.WriteBehind.Durability = WriteBehindDurability.Memory;
                options.WriteBehind.ClaimDuration = TimeSpan.FromSeconds(1);
                options.WriteBehind.FirstRetry = TimeSpan.FromMilliseconds(10);
                options.WriteBehind.PollInterval = TimeSpan.FromMilliseconds(100);
            }));
        var host = builder.Build();
        _hosts.Add(host);
        await host.StartAsync(Cancel);
        return (host.Services.GetRequiredService<IBaskets>(), host);
    }

    private sealed class Told : IWriteBehindDeadLetterHandler
    {
        private readonly TaskCompletionSource<WriteBehindDeadLetter> _letter = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task<WriteBehindDeadLetter> Letter => _letter.Task;

        public ValueTask HandleAsync(WriteBehindDeadLetter letter, Exception? exception, CancellationToken cancellationToken)
        {
            _letter.SetResult(letter);
            return default;
        }
    }
}

[Collection<OnGarnet>]
public sealed class GarnetQueuedBaskets(EmbeddedGarnet server) : QueuedBasketTests(server);

[Collection<OnRedis>]
public sealed class RedisQueuedBaskets(RedisServer server) : QueuedBasketTests(server);

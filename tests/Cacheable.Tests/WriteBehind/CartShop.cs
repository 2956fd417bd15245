using Cacheable.Remote;
using Cacheable.Testing;
using Cacheable.WriteBehind;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;

namespace Cacheable.Tests.WriteBehind;

/// <summary>One instance of an application whose carts are queued: a host of its own, on the fleet's store and clock.</summary>
internal sealed class CartShop : IAsyncDisposable
{
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(10);

    private readonly FakeTimeProvider _time;
    private readonly IHost _host;

    private CartShop(Fleet fleet, CartSink sink, Action<WriteBehindOptions>? configure, Action<IServiceCollection>? services)
    {
        (_time, Sink) = (fleet.Time, sink);
        Remote = new ChaosRemoteTier(fleet.Store.Connect());
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Logging.SetMinimumLevel(LogLevel.Trace).AddProvider(Log);
        builder.Services.AddSingleton<TimeProvider>(fleet.Time);
        builder.Services.AddSingleton<ICarts>(sink);
        builder.Services.AddSingleton<IRemoteTier>(Remote);
        builder.Services.AddMetrics();
        services?.Invoke(builder.Services);
        builder.Services.AddCacheable(cache => cache.Configure(options =>
        {
            options.WriteBehind.Durability = WriteBehindDurability.Memory;
            configure?.Invoke(options.WriteBehind);
        }));
        _host = builder.Build();
    }

    public CartSink Sink { get; }

    public ChaosRemoteTier Remote { get; }

    public CapturedLog Log { get; } = new();

    public ICarts Carts => _host.Services.GetRequiredService<ICarts>();

    public IWriteBehindDeadLetters DeadLetters => _host.Services.GetRequiredService<IWriteBehindDeadLetters>();

    public IServiceProvider Services => _host.Services;

    /// <summary>Starts an instance.</summary>
    /// <param name="fleet">What it shares with the others.</param>
    /// <param name="sink">The sink; one of its own where left out.</param>
    /// <param name="configure">Changes the options.</param>
    /// <param name="services">Adds services.</param>
    public static async Task<CartShop> StartAsync(
        Fleet fleet, CartSink? sink = null, Action<WriteBehindOptions>? configure = null, Action<IServiceCollection>? services = null)
    {
        var shop = Create(fleet, sink, configure, services);
        await shop._host.StartAsync();
        return shop;
    }

    /// <summary>One whose worker does not run.</summary>
    public static CartShop Create(
        Fleet fleet, CartSink? sink = null, Action<WriteBehindOptions>? configure = null, Action<IServiceCollection>? services = null) =>
        new(fleet, sink ?? new CartSink(), configure, services);

    public Task StartHostAsync() => _host.StartAsync();

    public Task StopAsync() => _host.StopAsync();

    public Task<Flushed> FlushedAsync(TimeSpan after)
    {
        _time.Advance(after);
        return Sink.NextAsync();
    }

    /// <summary>Lets time pass until <paramref name="task"/> has ended: for waits of which nobody says that they have begun.</summary>
    public async Task<T> PassAsync<T>(Task<T> task)
    {
        await PassAsync((Task)task);
        return await task;
    }

    /// <inheritdoc cref="PassAsync{T}"/>
    public async Task PassAsync(Task task)
    {
        await PassUntilAsync(() => task.IsCompleted);
        await task;
    }

    /// <summary>Lets time pass until something is so.</summary>
    public async Task PassUntilAsync(Func<bool> isSo)
    {
        for (var passed = TimeSpan.Zero; !isSo(); passed += Step)
        {
            Assert.True(passed < TimeSpan.FromDays(1), "A day has passed, and what was waited for has not come.");
            _time.Advance(Step);

            // Behind all that this step has set off, or time would run away from those who are to use it.
            await Task.Factory.StartNew(static () => { }, CancellationToken.None, TaskCreationOptions.PreferFairness, TaskScheduler.Default);
        }
    }

    public ValueTask DisposeAsync()
    {
        _host.Dispose();
        return ValueTask.CompletedTask;
    }
}

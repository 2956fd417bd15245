using System.Diagnostics.Metrics;
using Cacheable.Telemetry;
using Cacheable.WriteBehind;
using Microsoft.Extensions.DependencyInjection;

namespace Cacheable.Tests.WriteBehind;

public sealed class QueueMetricsTests : IAsyncDisposable
{
    private readonly Fleet _fleet = new();

    [Fact]
    public async Task What_becomes_of_queued_writes_is_counted_by_method()
    {
        await using var shop = CartShop.Create(_fleet, configure: static options => (options.Capacity, options.OnFull) = (2, FullQueueBehaviour.Reject));
        var measured = new Dictionary<string, double>();
        using var listener = Listen(shop, measured);
        for (var count = 0; count < 10; count++)
        {
            await shop.Carts.SaveAsync(count % 2, new Cart($"{count}"));
        }

        await Assert.ThrowsAsync<WriteBehindFullException>(() => shop.Carts.SaveAsync(7, new Cart("tea")).AsTask());
        var stats = (QueueStats)shop.Services.GetService(typeof(QueueStats))!;
        var queues = (WriteQueues)shop.Services.GetService(typeof(WriteQueues))!;
        await stats.ObserveAsync(queues.All);
        listener.RecordObservableInstruments();
        Assert.Equal((10, 1, 2), (measured["cacheable.writes queued"], measured["cacheable.writes rejected"], measured["cacheable.queue.depth"]));

        await shop.StartHostAsync();
        await shop.FlushedAsync(TimeSpan.FromSeconds(5));
        await shop.PassAsync(shop.StopAsync());
        measured.Clear();
        await stats.ObserveAsync(queues.All);
        listener.RecordObservableInstruments();

        Assert.Equal((2, 0, 0), (measured["cacheable.writes.flushed"], measured["cacheable.writes.retried"], measured["cacheable.queue.depth"]));
    }

    [Fact]
    public async Task Of_two_queues_of_one_short_name_the_depths_are_added_and_the_longer_lag_counts()
    {
        await using var shop = CartShop.Create(
            _fleet, services: static services => services.AddSingleton<Once.ICarts>(new Once.OnceSink()));
        var measured = new Dictionary<string, double>();
        using var listener = Listen(shop, measured);
        await shop.Carts.SaveAsync(1, new Cart("tea"));
        await shop.Carts.SaveAsync(2, new Cart("tea"));
        _fleet.Time.Advance(TimeSpan.FromSeconds(2));
        await shop.Services.GetRequiredService<Once.ICarts>().SaveAsync(1, "tea");
        _fleet.Time.Advance(TimeSpan.FromSeconds(10));

        await shop.Services.GetRequiredService<QueueStats>().ObserveAsync(shop.Services.GetRequiredService<WriteQueues>().All);

        listener.RecordObservableInstruments();
        Assert.Equal((3, 7), (measured["cacheable.queue.depth"], measured["cacheable.queue.lag"]));
    }

    public ValueTask DisposeAsync() => _fleet.DisposeAsync();

    private static MeterListener Listen(CartShop shop, Dictionary<string, double> measured)
    {
        var meters = shop.Services.GetService(typeof(IMeterFactory));
        var listener = new MeterListener
        {
            InstrumentPublished = (instrument, listener) =>
            {
                if (instrument.Meter.Name == CacheMetrics.MeterName && instrument.Meter.Scope == meters)
                {
                    listener.EnableMeasurementEvents(instrument);
                }
            },
        };
        listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Add(measured, instrument, value, tags));
        listener.SetMeasurementEventCallback<double>((instrument, value, tags, _) => Add(measured, instrument, value, tags));
        listener.Start();
        return listener;
    }

    private static void Add(Dictionary<string, double> measured, Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        var all = tags.ToArray().ToDictionary(static tag => tag.Key, static tag => (string?)tag.Value);
        if (all.GetValueOrDefault("method") == "ICarts.SaveAsync")
        {
            measured[all.TryGetValue("outcome", out var outcome) ? $"{instrument.Name} {outcome}" : instrument.Name] = value;
        }
    }
}

using Cacheable.Remote;
using Cacheable.Serialization;
using Cacheable.Tests.Serialization;
using Microsoft.Extensions.DependencyInjection;

namespace Cacheable.Tests.WriteBehind;

/// <summary>Writes of entries whose cached method has a serializer of its own.</summary>
public sealed class QueuedSerializerTests : IAsyncDisposable
{
    private readonly Fleet _fleet = new();

    [Fact]
    public async Task A_queued_entry_is_written_by_it_read_by_it_and_reaches_the_sink()
    {
        var (sink, elsewhere) = (new ParcelSink(), new ParcelSink());
        var serializer = new PositionalSerializer();
        await using var shop = CartShop.Create(_fleet, services: services => services.AddSingleton<IParcels>(sink).AddSingleton(serializer));
        await using var other = CartShop.Create(_fleet, services: services => services.AddSingleton<IParcels>(elsewhere));

        await shop.Services.GetRequiredService<IParcels>().SendAsync(4, new Parcel("tea", 3));

        var entry = await _fleet.Store.Connect().ReadAsync(new EntryKey("parcel:4"), TestContext.Current.CancellationToken);
        Assert.Equal("[\"tea\",3]", System.Text.Encoding.UTF8.GetString(entry!.Value.Payload.Span[PayloadHeader.Size..]));
        Assert.Equal(new Parcel("tea", 3), await other.Services.GetRequiredService<IParcels>().FindAsync(4));
        Assert.Equal(0, elsewhere.Loads);
        Assert.InRange(serializer.Written, 1, int.MaxValue);

        await shop.StartHostAsync();
        Assert.Equal(new Parcel("tea", 3), await shop.PassAsync(sink.Sent.Task));
        Assert.InRange(serializer.Read, 1, int.MaxValue);
    }

    public ValueTask DisposeAsync() => _fleet.DisposeAsync();

    private sealed class ParcelSink : IParcels
    {
        public int Loads { get; private set; }

        public TaskCompletionSource<Parcel> Sent { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public ValueTask<Parcel?> FindAsync(int id)
        {
            Loads++;
            return default;
        }

        public ValueTask SendAsync(int id, Parcel parcel)
        {
            Sent.TrySetResult(parcel);
            return default;
        }
    }
}

public sealed record Parcel(string Label, int Weight);

/// <summary>A service whose entries have a serializer of their own, and whose writes are queued.</summary>
public interface IParcels
{
    [Cached("parcel:<id>", Ttl = "10m", Serializer = typeof(PositionalSerializer))]
    ValueTask<Parcel?> FindAsync(int id);

    [WriteBehind("parcel:<id>", MaxDelay = "5s")]
    ValueTask SendAsync(int id, Parcel parcel);
}

using Cacheable.Generators.Tests.Harness;

namespace Cacheable.Generators.Tests.Shapes;

public class QueueTests
{
    [Fact]
    public void A_cart_that_is_read_and_queued() => Snapshot.Verify("""
        namespace Shop;

        public sealed record Cart(int Items);

        public interface ICarts
        {
            [Cached("cart:<id>", Ttl = "10m", Negative = "15s")]
            ValueTask<Cart?> GetCartAsync(int id, CancellationToken ct = default);

            [WriteBehind("cart:<userId>", MaxDelay = "5s", Batch = nameof(SaveCartsAsync))]
            ValueTask SaveCartAsync(int userId, Cart cart, CancellationToken ct = default);

            Task SaveCartsAsync(IReadOnlyList<(int userId, Cart cart)> carts, CancellationToken ct);

            [WriteBehind(BatchSize = 10, MaxAttempts = 3)]
            Task LogAsync(string line);

            [WriteBehind]
            void Tick();
        }
        """);

    [Fact]
    public async Task Arguments_are_stored_one_by_one_and_the_entry_once_and_the_call_is_made_as_it_came()
    {
        var engine = await EmittedProgram.RunAsync("""
            namespace Shop
            {
                public interface IService
                {
                    [Cached("a:<id>", Ttl = "5m")] ValueTask<int?> GetAsync(int id);
                    [WriteBehind("a:<writer>")] Task SetAsync(int writer, int value, string? note, CancellationToken stop);
                    [WriteBehind("b:<reader:X>")] ValueTask Alone(int reader);
                    [WriteBehind] void Nothing();
                    [WriteBehind("c:<args>:<day:yyyy-MM>:<price>", Batch = "All")] void Three(string args, DateTime day, decimal price);
                    void All(IReadOnlyList<(string args, DateTime day, decimal price)> batch);
                }

                public sealed class Service : IService
                {
                    public List<string> Calls = [];
                    public ValueTask<int?> GetAsync(int id) => new((int?)id);
                    public Task SetAsync(int writer, int value, string? note, CancellationToken stop) { Calls.Add($"set {writer} {value} {note} {stop.CanBeCanceled}"); return Task.CompletedTask; }
                    public ValueTask Alone(int reader) { Calls.Add($"alone {reader}"); return default; }
                    public void Nothing() => Calls.Add("nothing");
                    public void Three(string args, DateTime day, decimal price) => Calls.Add("three");
                    public void All(IReadOnlyList<(string args, DateTime day, decimal price)> batch) => Calls.Add($"all {batch.Count} {batch[1].args}");
                }
            }

            public static class Scenario
            {
                public static async Task Run(RecordingEngine engine)
                {
                    var inner = new Shop.Service();
                    var service = engine.Decorate<Shop.IService>(inner);

                    await service.SetAsync(4, 7, null, default);
                    await service.Alone(255);
                    service.Nothing();
                    service.Three("x:y", new DateTime(2026, 11, 23), 1.50m);
                    service.Three("z", new DateTime(2026, 11, 23), 2m);
                    Assert.Empty(inner.Calls);

                    for (var index = 0; index < 3; index++)
                    {
                        await engine.Queues[index].FlushAsync();
                    }

                    await engine.Queues[3].FlushBatchAsync();
                    Assert.Equal(["set 4 7  True", "alone 255", "nothing", "all 2 z"], inner.Calls);
                }
            }
            """);

        Assert.Equal(["Shop.IService.SetAsync", "Shop.IService.Alone", "Shop.IService.Nothing", "Shop.IService.Three"], engine.Queues.Select(queue => queue.Name));
        Assert.Equal(["a:4", "b:FF", null, "c:x%3Ay:2026-11:1.5", "c:z:2026-11:2"], engine.Queues.SelectMany(queue => queue.Keys));
        Assert.Equal([4, null], engine.Queues[0].Stored);
        Assert.Equal([7], engine.Queues[0].Entries);
        Assert.Equal("IService.GetAsync", engine.Queues[0].Entry!.Method);
        Assert.True(Assert.Single(engine.Plans).IsQueued);
        Assert.Null(engine.Queues[1].Entry);
    }

    [Fact]
    public Task A_queued_method_of_a_base_interface_is_flushed_through_it() => EmittedProgram.RunAsync("""
        public interface IStore
        {
            [WriteBehind("store:<id>", Batch = "SaveAllAsync")] Task SaveAsync(int id, string value);
            Task SaveAllAsync(IReadOnlyList<(int id, string value)> values);
        }

        public interface INames : IStore;

        public sealed class Names : INames
        {
            public List<string> Calls = [];
            public Task SaveAsync(int id, string value) { Calls.Add($"{id}={value}"); return Task.CompletedTask; }
            public Task SaveAllAsync(IReadOnlyList<(int id, string value)> values) { Calls.Add($"{values.Count}"); return Task.CompletedTask; }
        }

        public static class Scenario
        {
            public static async Task Run(RecordingEngine engine)
            {
                var inner = new Names();
                var names = engine.Decorate<INames>(inner);
                await names.SaveAsync(4, "Ada");
                await engine.Queues[0].FlushAsync();
                await engine.Queues[0].FlushBatchAsync();
                Assert.Equal("INames.SaveAsync", engine.Queues[0].Name);
                Assert.Equal(["4=Ada", "1"], inner.Calls);
            }
        }
        """);
}

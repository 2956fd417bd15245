using Cacheable.Generators.Tests.Harness;

namespace Cacheable.Generators.Tests.Running;

public class CallTests
{
    [Fact]
    public async Task Arguments_tokens_and_results_reach_where_they_belong()
    {
        var engine = await EmittedProgram.RunAsync("""
            [CacheDefaults(Ttl = "5m")]
            public interface IService
            {
                [Cached("a:<id>:<name>")] Task<string> AsTask(int id, string? name, CancellationToken stop, object body);
                [Cached("b:<id>")] ValueTask<string?> AsValueTask(int id, CancellationToken stop = default);
                [Cached("c:<inner>")] string Synchronous(int inner);
                [InvalidatesCache("a:<id>:*"), InvalidatesCache("c:<id>")] Task<int> Change(int id, object body);
            }

            public sealed class Service : IService
            {
                public int Calls;
                public CancellationToken Token;
                public object? Body;

                public Task<string> AsTask(int id, string? name, CancellationToken stop, object body)
                {
                    (Calls, Token, Body) = (Calls + 1, stop, body);
                    return Task.FromResult($"{id}/{name}");
                }

                public ValueTask<string?> AsValueTask(int id, CancellationToken stop) { Calls++; Token = stop; return new((string?)null); }
                public string Synchronous(int inner) { Calls++; return inner.ToString(); }
                public Task<int> Change(int id, object body) { Calls++; Body = body; return Task.FromResult(id + 1); }
            }

            public static class Scenario
            {
                public static async Task Run(RecordingEngine engine)
                {
                    var inner = new Service();
                    var service = engine.Decorate<IService>(inner);
                    using var source = new CancellationTokenSource();
                    var body = new object();

                    Assert.Equal("4/a:b", await service.AsTask(4, "a:b", source.Token, body));
                    Assert.Equal("4/a:b", await service.AsTask(4, "a:b", default, new object()));
                    Assert.Equal(1, inner.Calls);
                    Assert.Equal(source.Token, inner.Token);
                    Assert.Same(body, inner.Body);

                    Assert.Null(await service.AsValueTask(4, source.Token));
                    Assert.Equal("7", service.Synchronous(7));
                    Assert.Equal("7", service.Synchronous(7));
                    Assert.Equal(3, inner.Calls);

                    Assert.Equal(5, await service.Change(4, body));
                }
            }
            """);

        Assert.Equal(["a:4:a%3Ab", "a:4:a%3Ab", "b:4", "c:7", "c:7"], engine.Keys);
        Assert.Equal(["a:4:*", "c:4"], engine.Invalidated);
    }

    [Fact]
    public Task Exceptions_come_out_as_they_are() => EmittedProgram.RunAsync("""
        public interface IService
        {
            [Cached("a", Ttl = "5m")] Task<string> Fail();
            [Cached("b", Ttl = "5m")] string FailNow();
            [InvalidatesCache("a")] Task FailToChange();
        }

        public sealed class Service : IService
        {
            public async Task<string> Fail() { await Task.Yield(); throw new InvalidOperationException("one"); }
            public string FailNow() => throw new InvalidOperationException("two");
            public Task FailToChange() => throw new InvalidOperationException("three");
        }

        public static class Scenario
        {
            public static async Task Run(RecordingEngine engine)
            {
                var service = engine.Decorate<IService>(new Service());

                Assert.Equal("one", (await Assert.ThrowsAsync<InvalidOperationException>(() => service.Fail())).Message);
                Assert.Equal("two", Assert.Throws<InvalidOperationException>(() => service.FailNow()).Message);
                Assert.Equal("three", (await Assert.ThrowsAsync<InvalidOperationException>(() => service.FailToChange())).Message);
            }
        }
        """);

    [Fact]
    public Task Members_that_are_not_annotated_go_to_the_inner_service() => EmittedProgram.RunAsync("""
        public interface IService : IDisposable
        {
            [Cached("a", Ttl = "5m")] int Get();
            int Default() => 1;
            string Name { get; set; }
            int this[int index] { get; }
            event Action? Changed;
            bool TryParse(string text, out int value);
            ref int Counter();
            void Raise(dynamic argument);
            string ToString();
        }

        public sealed class Service : IService
        {
            private int _counter;
            public bool Disposed;
            public int Get() => 1;
            public int Default() => 2;
            public string Name { get; set; } = "inner";
            public int this[int index] => index * 2;
            public event Action? Changed;
            public bool TryParse(string text, out int value) => int.TryParse(text, out value);
            public ref int Counter() => ref _counter;
            public void Raise(dynamic argument) => Changed?.Invoke();
            public override string ToString() => "me";
            public void Dispose() => Disposed = true;
        }

        public static class Scenario
        {
            public static Task Run(RecordingEngine engine)
            {
                var inner = new Service();
                var service = engine.Decorate<IService>(inner);
                var raised = 0;
                Action count = () => raised++;

                Assert.Equal(2, service.Default());
                service.Name = "other";
                Assert.Equal("other", inner.Name);
                Assert.Equal(6, service[3]);
                Assert.True(service.TryParse("42", out var value));
                Assert.Equal(42, value);
                service.Counter() = 5;
                Assert.Equal(5, inner.Counter());
                service.Changed += count;
                service.Raise(1);
                service.Changed -= count;
                service.Raise("x");
                Assert.Equal(1, raised);
                Assert.Equal("me", service.ToString());
                service.Dispose();
                Assert.False(inner.Disposed);
                return Task.CompletedTask;
            }
        }
        """);
}

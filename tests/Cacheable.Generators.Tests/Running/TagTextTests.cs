using Cacheable.Generators.Tests.Harness;

namespace Cacheable.Generators.Tests.Running;

public class TagTextTests
{
    [Fact]
    public async Task A_call_that_reads_and_one_that_invalidates_write_the_same_tags()
    {
        var engine = await EmittedProgram.RunAsync("""
            public sealed record Filter(int Page, string? Region);

            [CacheDefaults(Ttl = "5m")]
            public interface IService
            {
                [Cached("a:<id>:<name>", Tags = ["all", "name:<name>", "id:<id>"])] int Plain(int id, string? name);
                [Cached("b:<filter.Page>", Tags = ["region:<filter.Region>"])] int Path(Filter? filter);
                [Cached("c:<day>:<at>", Tags = ["month:<day:yyyy-MM>:<at:yyyy>", "day:<day>"])] int Format(DateOnly? day, DateTime at);
                [Cached("d:<amount>", Tags = ["amount:<amount>", "price:<amount:0.00>"])] int Exact(decimal amount);
                [Cached("e:<ids>", Tags = ["of:<ids>", "<T>"])] int Generic<T>(int[] ids);

                [InvalidatesCache(Tags = ["all", "name:<name>", "id:<id>"])] void ForgetPlain(int id, string? name);
                [InvalidatesCache(Tags = ["region:<filter.Region>"])] void ForgetPath(Filter? filter);
                [InvalidatesCache(Tags = ["month:<day:yyyy-MM>:<at:yyyy>", "day:<day>"])] void ForgetFormat(DateOnly? day, DateTime at);
                [InvalidatesCache(Tags = ["amount:<amount>", "price:<amount:0.00>"])] void ForgetExact(decimal amount);
                [InvalidatesCache("e:*", Tags = ["of:<ids>", "<T>"])] void ForgetGeneric<T>(List<int> ids);
            }

            public sealed class Service : IService
            {
                public int Plain(int id, string? name) => 1;
                public int Path(Filter? filter) => 1;
                public int Format(DateOnly? day, DateTime at) => 1;
                public int Exact(decimal amount) => 1;
                public int Generic<T>(int[] ids) => 1;
                public void ForgetPlain(int id, string? name) { }
                public void ForgetPath(Filter? filter) { }
                public void ForgetFormat(DateOnly? day, DateTime at) { }
                public void ForgetExact(decimal amount) { }
                public void ForgetGeneric<T>(List<int> ids) { }
            }

            public static class Scenario
            {
                public static Task Run(RecordingEngine engine)
                {
                    var service = engine.Decorate<IService>(new Service());
                    var at = new DateTime(2026, 11, 22, 0, 0, 0, DateTimeKind.Utc);
                    service.Plain(4, "a:*");
                    service.Plain(4, null);
                    service.Path(new Filter(1, "north"));
                    service.Path(null);
                    service.Format(new DateOnly(2026, 11, 22), at);
                    service.Format(null, at);
                    service.Exact(1.50m);
                    service.Generic<string>([1, 2]);

                    service.ForgetPlain(4, "a:*");
                    service.ForgetPlain(4, null);
                    service.ForgetPath(new Filter(2, "north"));
                    service.ForgetPath(null);
                    service.ForgetFormat(new DateOnly(2026, 11, 22), at);
                    service.ForgetFormat(null, at);
                    service.ForgetExact(1.5m);
                    service.ForgetGeneric<string>([1, 2]);
                    return Task.CompletedTask;
                }
            }
            """);

        Assert.Equal(
            [
                "all", "name:a%3A%2A", "id:4",
                "all", "name:%null", "id:4",
                "region:north",
                "region:%null",
                "month:2026-11:2026", "day:2026-11-22",
                "month:%null:2026", "day:%null",
                "amount:1.5", "price:1.50",
                "of:1,2", "System.String",
            ],
            engine.Tags);
        Assert.Equal(engine.Tags, engine.InvalidatedTags);
        Assert.Equal(["e:*"], engine.Invalidated);
    }

    [Fact]
    public Task What_only_a_tag_is_made_of_tells_entries_apart() => EmittedProgram.RunAsync("""
        public interface IService
        {
            [Cached("product:<id>", Ttl = "5m", Tags = ["shop:<shop>"])] int Product(int id, [NotInKey] int shop);
        }

        public sealed class Service : IService
        {
            public int Calls;
            public int Product(int id, int shop) => ++Calls;
        }

        public static class Scenario
        {
            public static Task Run(RecordingEngine engine)
            {
                var service = engine.Decorate<IService>(new Service());
                Assert.Equal(1, service.Product(4, 1));
                Assert.Equal(2, service.Product(4, 2));
                Assert.Equal(1, service.Product(4, 1));
                Assert.Equal(["product:4", "product:4", "product:4"], engine.Keys);
                return Task.CompletedTask;
            }
        }
        """);

    [Fact]
    public Task A_name_that_is_none_stops_before_the_call() => EmittedProgram.RunAsync("""
        public interface IService
        {
            [InvalidatesCache("<name>")] Task Rename(string name);
            [InvalidatesCache(Tags = ["<name>"])] void Forget(string name);
        }

        public sealed class Service : IService
        {
            public bool Called;
            public Task Rename(string name) { Called = true; return Task.CompletedTask; }
            public void Forget(string name) => Called = true;
        }

        public static class Scenario
        {
            public static async Task Run(RecordingEngine engine)
            {
                var inner = new Service();
                var service = engine.Decorate<IService>(inner);
                await Assert.ThrowsAsync<ArgumentException>(() => service.Rename(""));
                Assert.Throws<ArgumentException>(() => service.Forget(""));
                Assert.False(inner.Called);
            }
        }
        """);
}

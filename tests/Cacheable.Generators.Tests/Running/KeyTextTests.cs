using Cacheable.Generators.Tests.Harness;

namespace Cacheable.Generators.Tests.Running;

public class KeyTextTests
{
    [Fact]
    public async Task A_key_is_written_from_the_arguments()
    {
        var engine = await EmittedProgram.RunAsync("""
            public sealed record Address(string City);
            public sealed class User { public int Id { get; init; } public Address? Address { get; init; } }

            [CacheDefaults(Ttl = "5m")]
            public interface IService
            {
                [Cached("plain:<id>:<name>:<flag>:<day>")] int Plain(int id, string? name, bool flag, DayOfWeek day);
                [Cached("exact:<amount>:<at>")] int Exact(decimal amount, DateTime at);
                [Cached("path:<user.Id>:<user.Address.City>")] int Path(User? user);
                [Cached("format:<day:yyyy-MM>:<at:HH:mm>:<number:000\"x\">")] int Format(DateOnly day, TimeOnly? at, int number);
                [Cached("many:<ids>:<names>")] int Many(int[] ids, List<string?>? names);
                [Cached("braces:{id}:%")] int Braces(int id);
                [Cached] int Derived(string currency, DateOnly day);
                [Cached("generic:<T>:<id>")] int Generic<T>(T id);
                [InvalidatesCache("exact:<amount>:*"), InvalidatesCache("format:<day:yyyy-MM>:*")] void Change(decimal amount, DateOnly day);
            }

            public sealed class Service : IService
            {
                public int Plain(int id, string? name, bool flag, DayOfWeek day) => 1;
                public int Exact(decimal amount, DateTime at) => 1;
                public int Path(User? user) => 1;
                public int Format(DateOnly day, TimeOnly? at, int number) => 1;
                public int Many(int[] ids, List<string?>? names) => 1;
                public int Braces(int id) => 1;
                public int Derived(string currency, DateOnly day) => 1;
                public int Generic<T>(T id) => 1;
                public void Change(decimal amount, DateOnly day) { }
            }

            public static class Scenario
            {
                public static Task Run(RecordingEngine engine)
                {
                    var service = engine.Decorate<IService>(new Service());
                    service.Plain(4, null, true, DayOfWeek.Friday);
                    service.Plain(4, "null", false, DayOfWeek.Friday);
                    service.Exact(1.50m, new DateTime(2026, 11, 22, 0, 0, 0, DateTimeKind.Utc));
                    service.Path(new User { Id = 4, Address = new Address("a:b") });
                    service.Path(new User { Id = 4 });
                    service.Path(null);
                    service.Format(new DateOnly(2026, 11, 22), new TimeOnly(7, 5), 7);
                    service.Format(new DateOnly(2026, 11, 22), null, 7);
                    service.Many([1, 2], ["a,b", null, ""]);
                    service.Many([], null);
                    service.Braces(4);
                    service.Derived("EUR", new DateOnly(2026, 11, 22));
                    service.Generic(4);
                    service.Generic("4");
                    Assert.Throws<ArgumentException>(() => service.Generic(new object()));
                    service.Change(1.50m, new DateOnly(2026, 11, 22));
                    return Task.CompletedTask;
                }
            }
            """);

        Assert.Equal(
            [
                "plain:4:%null:true:Friday",
                "plain:4:null:false:Friday",
                "exact:1.5:2026-11-22T00%3A00%3A00.0000000Z",
                "path:4:a%3Ab",
                "path:4:%null",
                "path:%null:%null",
                "format:2026-11:07%3A05:007x",
                "format:2026-11:%null:007x",
                "many:1,2:a%2Cb,%null,",
                "many:%empty:%null",
                "braces:4:%",
                "IService.Derived(string,DateOnly):EUR:2026-11-22",
                "generic:System.Int32:4",
                "generic:System.String:4",
            ],
            engine.Keys);
        Assert.Equal(["exact:1.5:*", "format:2026-11:*"], engine.Invalidated);
    }

    [Fact]
    public async Task A_hashed_part_is_the_same_text_wherever_it_is_named()
    {
        var engine = await EmittedProgram.RunAsync("""
            [CacheDefaults(Ttl = "5m")]
            public interface IService
            {
                [Cached("session:<token:hash>")] int Find(string? token);
                [Cached("many:<ids:hash>:<amount:hash>:<at:hash>")] int Many(int[] ids, decimal amount, DateTime at);
                [Cached("day:<day:hash>:<day:yyyy-MM>", Tags = ["d-<day:hash>"])] int Day(DateOnly day);
                [InvalidatesCache("session:<token:hash>"), InvalidatesCache("many:<ids:hash>:<amount:hash>:<at:hash>")] void End(string? token, int[] ids, decimal amount, DateTime at);
            }

            public sealed class Service : IService
            {
                public int Find(string? token) => 1;
                public int Many(int[] ids, decimal amount, DateTime at) => 1;
                public int Day(DateOnly day) => 1;
                public void End(string? token, int[] ids, decimal amount, DateTime at) { }
            }

            public static class Scenario
            {
                public static Task Run(RecordingEngine engine)
                {
                    var service = engine.Decorate<IService>(new Service());
                    var at = new DateTime(2026, 11, 22, 0, 0, 0, DateTimeKind.Utc);
                    service.Find("ada:1");
                    service.Find(null);
                    service.Many([1, 2], 1.50m, at);
                    service.Day(new DateOnly(2026, 11, 22));
                    service.End("ada:1", [1, 2], 1.5m, at);
                    return Task.CompletedTask;
                }
            }
            """);

        Assert.Equal(CacheKey.Format($"session:{"ada:1":hash}"), engine.Keys[0]);
        Assert.Equal("session:%null", engine.Keys[1]);
        Assert.Equal(CacheKey.Format($"many:{new[] { 1, 2 }:hash}:{1.5m:hash}:{new DateTime(2026, 11, 22, 0, 0, 0, DateTimeKind.Utc):hash}"), engine.Keys[2]);
        Assert.Equal(CacheKey.Format($"day:{new DateOnly(2026, 11, 22):hash}:2026-11"), engine.Keys[3]);
        Assert.Equal([engine.Keys[0], engine.Keys[2]], engine.Invalidated);
    }
}

using Cacheable.Generators.Tests.Harness;

namespace Cacheable.Generators.Tests.Running;

public class UpdateCallTests
{
    [Fact]
    public async Task The_key_is_made_before_the_call_and_of_what_was_written_after_it()
    {
        var engine = await EmittedProgram.RunAsync("""
            public sealed record Profile(int Id, string Name);

            public interface IService
            {
                [Cached("user:<id>", Ttl = "5m")] Task<Profile?> GetAsync(int id);
                [UpdatesCache("user:<profile.Id>")] Task<Profile?> SaveAsync(Profile profile);
                [UpdatesCache("user:<id>", Value = nameof(profile)), InvalidatesCache("user:<id>:*")] void Put(int id, Profile profile);
            }

            public sealed class Service : IService
            {
                public Task<Profile?> GetAsync(int id) => Task.FromResult<Profile?>(null);
                public Task<Profile?> SaveAsync(Profile profile) => Task.FromResult(profile.Name == "" ? null : profile with { Id = 7 });
                public void Put(int id, Profile profile) { }
            }

            public static class Scenario
            {
                public static async Task Run(RecordingEngine engine)
                {
                    var service = engine.Decorate<IService>(new Service());
                    Assert.Equal(7, (await service.SaveAsync(new Profile(0, "Ada")))!.Id);
                    Assert.Null(await service.SaveAsync(new Profile(4, "")));
                    service.Put(5, new Profile(6, "Grace"));
                }
            }
            """);

        Assert.Equal(
            ["user:0, user:7 = Profile { Id = 7, Name = Ada }", "user:4, user:4 = ", "user:5, user:5 = Profile { Id = 6, Name = Grace }"], engine.Updated);
        Assert.Equal(["user:5:*"], engine.Invalidated);
    }
}

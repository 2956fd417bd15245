using Cacheable.Generators.Tests.Harness;

namespace Cacheable.Generators.Tests.Running;

public class LibraryTests
{
    private const string Library = """
        [assembly: CacheDefaults(Ttl = "7m")]

        namespace Library;

        public interface IUsers
        {
            [Cached("user:<id>")] Task<string> GetAsync(int id);
            [Cached] Task<string> DerivedAsync(int id);
            [InvalidatesCache("user:<id>")] Task RenameAsync(int id);
        }

        public interface INotNull { [Cached("x:<T>")] Task<T?> FindAsync<T>() where T : class; }
        """;

    [Fact]
    public async Task An_interface_of_a_library_is_decorated_there_and_one_that_inherits_it_here()
    {
        var engine = await EmittedProgram.RunAsync(
            """
            using Library;

            public interface IAdmins : IUsers, INotNull { [Cached("admin:<id>", Ttl = "1m")] Task<string> RightsAsync(int id); }

            public sealed class Admins : IAdmins
            {
                public Task<string> GetAsync(int id) => Task.FromResult("name");
                public Task<string> DerivedAsync(int id) => Task.FromResult("derived");
                public Task RenameAsync(int id) => Task.CompletedTask;
                public Task<string> RightsAsync(int id) => Task.FromResult("all");
                public Task<T?> FindAsync<T>() where T : class => Task.FromResult<T?>(null);
            }

            public static class Scenario
            {
                public static async Task Run(RecordingEngine engine)
                {
                    var users = engine.Decorate<IUsers>(new Admins());
                    Assert.Equal("name", await users.GetAsync(1));
                    Assert.Equal("derived", await users.DerivedAsync(1));

                    var admins = engine.Decorate<IAdmins>(new Admins());
                    Assert.Equal("name", await admins.GetAsync(2));
                    Assert.Equal("derived", await admins.DerivedAsync(2));
                    Assert.Equal("all", await admins.RightsAsync(2));
                    Assert.Null(await admins.FindAsync<string>());
                    await admins.RenameAsync(2);
                }
            }
            """,
            Library);

        Assert.Equal(
            ["user:1", "Library.IUsers.DerivedAsync(int):1", "user:2", "IAdmins+Library.IUsers.DerivedAsync(int):2", "admin:2", "x:System.String"],
            engine.Keys);
        Assert.Equal(["user:2"], engine.Invalidated);
        Assert.Contains(engine.Plans, plan => plan.Method == "IAdmins.GetAsync" && plan.TimeToLive == TimeSpan.FromMinutes(7));
    }
}

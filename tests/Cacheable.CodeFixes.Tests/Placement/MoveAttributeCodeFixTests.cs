using Cacheable.CodeFixes.Tests.Harness;

namespace Cacheable.CodeFixes.Tests.Placement;

public class MoveAttributeCodeFixTests
{
    [Fact]
    public Task The_attribute_moves_above_the_interface_member() => FixReview.AppliesAsync(
        "CACHE0401",
        "Move to 'IUserService.GetNameAsync'",
        """
        public interface IUserService
        {
            /// <summary>The name.</summary>
            Task<string> GetNameAsync(int id);
        }

        public sealed class UserService : IUserService
        {
            // Reads the row.
            [Cached("user:<id>:name", Ttl = "5m")]
            public Task<string> GetNameAsync(int id) => Task.FromResult("Ada");
        }
        """,
        """
        public interface IUserService
        {
            /// <summary>The name.</summary>
            [Cached("user:<id>:name", Ttl = "5m")]
            Task<string> GetNameAsync(int id);
        }

        public sealed class UserService : IUserService
        {
            // Reads the row.
            public Task<string> GetNameAsync(int id) => Task.FromResult("Ada");
        }
        """);

    [Fact]
    public Task The_interface_may_stand_in_another_file_without_our_namespace() => FixReview.AppliesAsync(
        "CACHE0401",
        "Move to",
        [
            """
            public sealed class UserService : IUserService
            {
                [Obsolete, Cached("user:<id>:name", Ttl = "5m")]
                Task<string> IUserService.GetNameAsync(int id) => Task.FromResult("Ada");
            }
            """,
            "public interface IUserService { Task<string> GetNameAsync(int id); }\n",
        ],
        [
            """
            public sealed class UserService : IUserService
            {
                [Obsolete]
                Task<string> IUserService.GetNameAsync(int id) => Task.FromResult("Ada");
            }
            """,
            "public interface IUserService { [Cached(\"user:<id>:name\", Ttl = \"5m\")] Task<string> GetNameAsync(int id); }\n",
        ]);

    [Fact]
    public Task What_implements_nothing_loses_the_attribute() => FixReview.AppliesAsync(
        "CACHE0401",
        "Remove [Cached]",
        """
        public static class Users
        {
            [Cached("user:<id>", Ttl = "5m"), Obsolete]
            public static int Find(int id) => id;
        }
        """,
        """
        public static class Users
        {
            [Obsolete]
            public static int Find(int id) => id;
        }
        """);

    [Fact]
    public Task Fix_all_moves_every_attribute_of_the_solution() => FixReview.AppliesToAllAsync(
        "CACHE0401",
        "Move to",
        """
        public interface IUserService
        {
            Task<string> GetNameAsync(int id);

            Task RenameAsync(int id, string name);
        }

        public sealed class UserService : IUserService
        {
            [Cached("user:<id>:name", Ttl = "5m")]
            public Task<string> GetNameAsync(int id) => Task.FromResult("Ada");

            [InvalidatesCache("user:<id>:name")]
            [InvalidatesCache("user:<id>:*")]
            public Task RenameAsync(int id, string name) => Task.CompletedTask;
        }
        """,
        """
        public interface IUserService
        {
            [Cached("user:<id>:name", Ttl = "5m")]
            Task<string> GetNameAsync(int id);

            [InvalidatesCache("user:<id>:name")]
            [InvalidatesCache("user:<id>:*")]
            Task RenameAsync(int id, string name);
        }

        public sealed class UserService : IUserService
        {
            public Task<string> GetNameAsync(int id) => Task.FromResult("Ada");

            public Task RenameAsync(int id, string name) => Task.CompletedTask;
        }
        """);
}

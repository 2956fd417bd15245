using Cacheable.Generators.Tests.Analyzers.Harness;

namespace Cacheable.Generators.Tests.Analyzers;

public class NothingToCacheTests
{
    [Fact]
    public async Task A_task_without_a_result_leaves_nothing_to_cache()
    {
        var message = await Review.MessageAsync("""
            public interface IUserService
            {
                [{|CACHE0201:Cached("user:<id>", Ttl = "10m")|}]
                Task RefreshAsync(int id);
            }
            """);

        Assert.Equal(
            "'IUserService.RefreshAsync' returns 'Task', which leaves nothing to cache; remove [Cached], or write [InvalidatesCache] if the method "
            + "changes what others cache",
            message);
    }

    [Fact]
    public Task So_do_void_and_a_value_task_without_a_result() => Review.ExpectAsync("""
        public interface IUserService
        {
            [{|CACHE0201:Cached("user:<id>", Ttl = "10m")|}]
            void Refresh(int id);

            [{|CACHE0201:Cached(Ttl = "10m")|}]
            ValueTask RefreshAsync(int id, CancellationToken ct);
        }
        """);

    [Fact]
    public Task A_result_of_any_kind_is_something() => Review.ExpectNothingAsync("""
        public interface IUserService
        {
            [Cached("user:<id>:a", Ttl = "10m")]
            Task<string> GetTaskAsync(int id);

            [Cached("user:<id>:b", Ttl = "10m", Negative = "15s")]
            ValueTask<int?> GetValueTaskAsync(int id);

            [Cached("user:<id>:c", Ttl = "10m", Tiers = CacheTiers.L1)]
            bool Get(int id);

            [InvalidatesCache("user:<id>:*")]
            void Refresh(int id);
        }
        """);
}

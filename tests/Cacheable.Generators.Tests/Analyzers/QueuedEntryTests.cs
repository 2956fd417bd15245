using Cacheable.Generators.Tests.Analyzers.Harness;

namespace Cacheable.Generators.Tests.Analyzers;

public class QueuedEntryTests
{
    private const string Cart = "public sealed record Cart(int Items);\n";

    [Fact]
    public async Task Where_the_key_is_read_a_parameter_must_be_what_the_reader_gets()
    {
        var message = await Review.MessageAsync("""
            public interface ICarts
            {
                [Cached("cart:<id>", Ttl = "5m", Negative = "15s")]
                Task<Cart?> GetAsync(int id);

                [{|CACHE0311:WriteBehind("cart:<userId>")|}]
                Task RenameAsync(int userId, string name);
            }

            """ + Cart);

        Assert.Equal(
            "What 'ICarts.RenameAsync' queues cannot be read: 'ICarts.GetAsync' reads 'cart:<userId>' as 'Cart?', and no parameter is one; "
            + "take a 'Cart', or write another key",
            message);
    }

    [Fact]
    public async Task Of_several_that_fit_Value_says_which()
    {
        var message = await Review.MessageAsync("""
            public interface ICarts
            {
                [Cached("count:<id>", Ttl = "5m")]
                Task<int> CountAsync(string id);

                [{|CACHE0311:WriteBehind("count:<id>")|}]
                Task SetAsync(string id, int before, int after);

                [WriteBehind("count:<id>", Value = "after")]
                Task PutAsync(string id, int before, int after);
            }
            """);

        Assert.EndsWith("and 'before', 'after' all are; write 'Value = nameof(before)'", message, StringComparison.Ordinal);
    }

    [Fact]
    public Task A_Value_must_name_a_parameter_that_fits_and_a_reader_must_look_into_L2() => Review.ExpectAsync("""
        public interface ICarts
        {
            [Cached("cart:<id>", Ttl = "5m", Negative = "15s")]
            Task<Cart?> GetAsync(int id);

            [{|CACHE0311:WriteBehind("cart:<id>", Value = "name")|}]
            Task SaveAsync(int id, Cart cart, string name);

            [{|CACHE0311:WriteBehind("other:<id>", Value = "cart")|}]
            Task MoveAsync(int id, Cart cart);

            [Cached("near:<id>", Ttl = "5m", Negative = "15s", Tiers = CacheTiers.L1)]
            Task<Cart?> GetNearAsync(int id);

            [{|CACHE0311:WriteBehind("near:<id>")|}]
            Task SaveNearAsync(int id, Cart cart);
        }

        """ + Cart);

    [Fact]
    public Task A_key_that_nobody_reads_and_one_that_only_looks_alike_are_silent() => Review.ExpectNothingAsync("""
        public interface ICarts
        {
            [Cached("cart:<id>", Ttl = "5m", Negative = "15s")]
            Task<Cart?> GetAsync(int id);

            [WriteBehind("cart:<id>:name")]
            Task RenameAsync(int id, string name);

            [WriteBehind("cart:<id>")]
            Task ByCodeAsync(string id, string name);

            [Cached("count:<id>", Ttl = "5m", Negative = "15s")]
            Task<int?> CountAsync(int id);

            [WriteBehind("count:<id>")]
            Task SetCountAsync(int id, int count);
        }

        """ + Cart);

    [Fact]
    public async Task A_batch_method_has_the_parameters_in_tuples()
    {
        var message = await Review.MessageAsync("""
            public interface ICarts
            {
                [WriteBehind("cart:<userId>", Batch = {|CACHE0312:nameof(SaveAllAsync)|})]
                Task SaveAsync(int userId, Cart cart, CancellationToken cancellationToken);

                Task SaveAllAsync(IReadOnlyList<Cart> carts);
            }

            """ + Cart);

        Assert.Equal(
            "'ICarts.SaveAsync' is flushed in batches by 'SaveAllAsync', and 'SaveAllAsync' has another signature; "
            + "write 'Task SaveAllAsync(IReadOnlyList<(int userId, Cart cart)> writes, CancellationToken cancellationToken)'",
            message);
    }

    [Fact]
    public Task A_batch_method_that_is_missing_returns_something_or_has_nothing_to_take_is_named() => Review.ExpectAsync("""
        public interface ICarts
        {
            [WriteBehind(Batch = {|CACHE0312:"Gone"|})]
            Task A(int id);

            [WriteBehind(Batch = {|CACHE0312:nameof(Counted)|})]
            Task B(int id);

            [WriteBehind(Batch = {|CACHE0312:nameof(Listed)|})]
            Task C();

            [WriteBehind(Batch = {|CACHE0312:nameof(Listed)|})]
            Task D(int? id);

            [WriteBehind(Batch = nameof(Listed))]
            Task E(int id);

            Task<int> Counted(IReadOnlyList<int> ids);

            Task Listed(IReadOnlyList<int> ids);
        }
        """);
}

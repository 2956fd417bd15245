using Cacheable.Generators.Tests.Analyzers.Harness;

namespace Cacheable.Generators.Tests.Analyzers;

public class QueuedCallTests
{
    [Fact]
    public async Task A_queued_call_returns_nothing_that_anybody_could_wait_for()
    {
        var message = await Review.MessageAsync("""
            public interface ICarts
            {
                [{|CACHE0307:WriteBehind("cart:<userId>")|}]
                Task<int> SaveAsync(int userId, string cart);
            }
            """);

        Assert.Equal(
            "'ICarts.SaveAsync' returns 'Task<int>', and when its call is made nobody waits for it any more; return Task, ValueTask or void, or remove [WriteBehind]",
            message);
    }

    [Fact]
    public async Task The_message_gives_the_path_to_what_cannot_be_stored()
    {
        var message = await Review.MessageAsync("""
            public interface ICarts
            {
                [WriteBehind("cart:<userId>")]
                Task SaveAsync(int userId, Cart {|CACHE0308:cart|});
            }

            public sealed record Cart(IReadOnlyList<Line> Lines);

            public sealed record Line(Func<decimal> Price);
            """);

        Assert.Equal(
            "Parameter 'cart' of 'ICarts.SaveAsync' is queued, and 'Cart.Lines[].Price' cannot be stored: it is a delegate; "
            + "take a type that can be stored, or give it to the implementation by injection",
            message);
    }

    [Fact]
    public Task Streams_loggers_objects_and_a_second_token_are_not_stored() => Review.ExpectAsync("""
        public interface ICarts
        {
            [WriteBehind]
            Task A(Stream {|CACHE0308:body|});

            [WriteBehind]
            Task B(IProgress<int> {|CACHE0308:progress|});

            [WriteBehind]
            Task C(object? {|CACHE0308:anything|});

            [WriteBehind]
            Task D(CancellationToken {|CACHE0308:first|}, CancellationToken last);

            [WriteBehind]
            Task E(ref int {|CACHE0202:count|});
        }
        """);

    [Fact]
    public Task Every_shape_of_a_call_that_can_be_queued_is_silent() => Review.ExpectNothingAsync("""
        public interface ICarts
        {
            [Cached("cart:<id>", Ttl = "5m", Negative = "15s")]
            Task<Cart?> GetAsync(int id);

            [WriteBehind("cart:<userId>", MaxDelay = "250ms", BatchSize = 1, MaxAttempts = 1, Batch = nameof(SaveAllAsync))]
            Task SaveAsync(int userId, Cart cart, CancellationToken cancellationToken = default);

            Task SaveAllAsync(IReadOnlyList<(int, Cart)> carts, CancellationToken cancellationToken);

            [WriteBehind("seen:<userId>")]
            void Touch(int userId, DateTimeOffset at);

            [WriteBehind]
            ValueTask LogAsync((int Id, string? Text) line);
        }

        public sealed record Cart(IReadOnlyList<int> Items);
        """);

    [Fact]
    public Task What_makes_no_sense_says_so() => Review.ExpectAsync("""
        public interface ICarts
        {
            [Cached("a:<id>", Ttl = "5m"), {|CACHE0309:WriteBehind("a:<id>")|}]
            Task<int> A(int id);

            [InvalidatesCache("a:<id>"), {|CACHE0309:WriteBehind("b:<id>")|}]
            Task B(int id);

            [WriteBehind("c:<id>", MaxDelay = {|CACHE0302:"soon"|}, BatchSize = {|CACHE0401:0|}, MaxAttempts = {|CACHE0401:-1|})]
            Task C(int id);

            [{|CACHE0401:WriteBehind("d:<id>")|}]
            Task D<T>(int id, T value);

            [{|CACHE0401:WriteBehind("e:<id>")|}]
            Task E(int id);

            [{|CACHE0401:WriteBehind("f:<id>")|}]
            Task E(long id);

            [{|CACHE0401:WriteBehind(Value = "id")|}]
            Task F(int id);

            [WriteBehind("g:<{|CACHE0101:user|}>")]
            Task G(int id);
        }

        public interface IStore<T>
        {
            [{|CACHE0401:WriteBehind("store:<id>")|}]
            Task SaveAsync(int id, T value);
        }
        """);
}

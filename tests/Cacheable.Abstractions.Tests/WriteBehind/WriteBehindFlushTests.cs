using Cacheable.WriteBehind;

namespace Cacheable.Abstractions.Tests.WriteBehind;

public sealed class WriteBehindFlushTests
{
    [Fact]
    public void Outside_of_a_flush_there_is_none() => Assert.Null(WriteBehindFlush.Current);

    [Fact]
    public async Task What_a_flush_calls_sees_its_writes_and_nothing_else_does()
    {
        var write = new FlushedWrite("cart:4", version: 7, attempt: 2);
        using (WriteBehindFlush.Begin(write))
        {
            await Task.Yield();
            Assert.Same(write, Assert.Single(WriteBehindFlush.Current!.Writes));
        }

        Assert.Null(WriteBehindFlush.Current);
    }

    [Fact]
    public async Task Two_flushes_at_once_do_not_see_each_other()
    {
        var bothBegan = new TaskCompletionSource();
        var first = SeenAsync("cart:1");
        var second = SeenAsync("cart:2");
        bothBegan.SetResult();

        Assert.Equal(["cart:1", "cart:2"], await Task.WhenAll(first, second));

        async Task<string?> SeenAsync(string key)
        {
            using var flush = WriteBehindFlush.Begin(new FlushedWrite(key, version: 1));
            await bothBegan.Task;
            return WriteBehindFlush.Current!.Writes[0].Key;
        }
    }

    [Fact]
    public void The_end_of_an_inner_flush_leaves_the_outer_one_and_a_second_end_nothing()
    {
        using var outer = WriteBehindFlush.Begin(new FlushedWrite("cart:1", version: 1));
        var inner = WriteBehindFlush.Begin(new FlushedWrite("cart:2", version: 2));

        inner.Dispose();
        inner.Dispose();

        Assert.Same(outer, WriteBehindFlush.Current);
    }

    [Fact]
    public void A_flush_has_a_write() => Assert.Throws<ArgumentException>(() => WriteBehindFlush.Begin([]));

    [Fact]
    public void A_sink_that_says_nothing_has_taken_the_write() => Assert.Null(new FlushedWrite("cart:4", version: 7).HeldVersion);

    [Fact]
    public void What_the_sink_holds_is_the_highest_it_has_named()
    {
        var write = new FlushedWrite(key: null, version: 7);

        write.SinkHolds(7);
        write.SinkHolds(9);
        write.SinkHolds(8);

        Assert.Equal(9, write.HeldVersion);
    }

    [Fact]
    public void A_sink_that_holds_less_takes_the_write()
    {
        var write = new FlushedWrite("cart:4", version: 7);

        Assert.Throws<ArgumentOutOfRangeException>(() => write.SinkHolds(6));
        Assert.Null(write.HeldVersion);
    }
}

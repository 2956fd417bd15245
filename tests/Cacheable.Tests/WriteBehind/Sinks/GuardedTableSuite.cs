using System.Data.Common;
using Cacheable.WriteBehind;
using Cacheable.WriteBehind.Sinks;
using static Cacheable.Tests.WriteBehind.Sinks.SinkTable;

namespace Cacheable.Tests.WriteBehind.Sinks;

/// <summary>What a table whose rows have versions takes, and what it says of the rest, on each database.</summary>
public abstract class GuardedTableSuite(ISinkDatabase database) : IAsyncLifetime
{
    private DbConnection _connection = null!;

    public async ValueTask InitializeAsync() => _connection = await database.OpenAsync();

    [Fact]
    public async Task A_row_is_inserted_then_changed_by_higher_versions_alone()
    {
        Assert.Equal(new SinkReply(SinkOutcome.Written, 5), await WriteAsync(At(5, "one")));
        Assert.Equal(new SinkReply(SinkOutcome.Written, 7), await WriteAsync(At(7, "two")));
        Assert.Equal(new SinkReply(SinkOutcome.Newer, 7), await WriteAsync(At(6, "late")));
        await WriteAsync(At(1, "other", user: 5));

        Assert.Equal("4 two 7, 5 other 1", await _connection.ReadAsync());
    }

    [Fact]
    public async Task Race_47_a_write_that_is_flushed_twice_is_written_once_and_its_flush_is_told()
    {
        var first = await FlushAsync(7, "once");
        var again = await FlushAsync(7, "twice");

        Assert.Equal((SinkOutcome.Written, SinkOutcome.AlreadyThere), (first.Reply.Outcome, again.Reply.Outcome));
        Assert.Equal((null, 7L), (first.Write.HeldVersion, again.Write.HeldVersion));
        Assert.Equal("4 once 7", await _connection.ReadAsync());
    }

    [Fact]
    public async Task Race_46_a_flusher_that_was_paused_past_its_claim_writes_nothing_when_it_wakes_up()
    {
        var paused = new TaskCompletionSource();
        var late = FlushAsync(7, "old", paused.Task);
        await FlushAsync(8, "new");

        paused.SetResult();

        Assert.Equal(new SinkReply(SinkOutcome.Newer, 8), (await late).Reply);
        Assert.Equal(8, (await late).Write.HeldVersion);
        Assert.Equal("4 new 8", await _connection.ReadAsync());
    }

    [Fact]
    public async Task A_deleted_row_that_says_so_is_not_brought_back_by_a_late_write()
    {
        await WriteAsync(At(1, "one"));
        await WriteAsync(new GuardedRow(("tenant", "a"), ("user_id", 4), ("content", null), ("deleted", 1)) { Version = 3 });

        Assert.Equal(SinkOutcome.Newer, (await WriteAsync(At(2, "late"))).Outcome);
        Assert.Equal("4  3", await _connection.ReadAsync());
    }

    [Fact]
    public async Task A_synchronous_write_is_the_same()
    {
        using var flush = WriteBehindFlush.Begin(new FlushedWrite("cart:4", 7));

        Assert.Equal(SinkOutcome.Written, Carts.Write(_connection, Cart("one")).Outcome);
        Assert.Equal(SinkOutcome.AlreadyThere, Carts.Write(_connection, Cart("two")).Outcome);
        Assert.Equal([SinkOutcome.Newer, SinkOutcome.Written], Carts.Write(_connection, [At(2, "late"), At(2, "other", user: 5)]).Select(static reply => reply.Outcome));
        Assert.Equal("4 one 7, 5 other 2", await _connection.ReadAsync());
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Of_a_batch_each_row_is_compared_by_itself_and_each_flush_is_told(bool inTransaction)
    {
        foreach (var user in new[] { 2, 3, 4 })
        {
            await WriteAsync(At(10, "present", user));
        }

        FlushedWrite[] writes = [new("cart:1", 7), new("cart:2", 9), new("cart:3", 10), new("cart:4", 11), new("cart:5", 12)];
        await using var transaction = inTransaction ? await _connection.BeginTransactionAsync() : null;
        IReadOnlyList<SinkReply> replies;
        using (WriteBehindFlush.Begin(writes))
        {
            replies = await Carts.WriteAsync(_connection, [.. Enumerable.Range(1, 5).Select(static user => Cart("new", user))], transaction);
        }

        await (transaction?.CommitAsync() ?? Task.CompletedTask);
        Assert.Equal(
            [SinkReply.Took(7), new(SinkOutcome.Newer, 10), new(SinkOutcome.AlreadyThere, 10), SinkReply.Took(11), SinkReply.Took(12)],
            replies);
        Assert.Equal([null, 10, 10, null, null], writes.Select(static write => write.HeldVersion));
        Assert.Equal("1 new 7, 2 present 10, 3 present 10, 4 new 11, 5 new 12", await _connection.ReadAsync());
    }

    [Fact]
    public async Task Of_two_rows_of_one_key_in_a_batch_the_second_is_compared_with_the_first()
    {
        var replies = await Carts.WriteAsync(_connection, [At(5, "one"), At(5, "again"), At(6, "two")]);

        Assert.Equal([SinkReply.Took(5), SinkReply.Refused(5, 5), SinkReply.Took(6)], replies);
        Assert.Equal("4 two 6", await _connection.ReadAsync());
    }

    [Fact]
    public async Task A_log_keeps_every_call_once_and_in_order_beside_a_row_that_says_how_far_it_is()
    {
        await _connection.RunAsync("CREATE TABLE positions (log TEXT PRIMARY KEY, version BIGINT NOT NULL)");
        await _connection.RunAsync("CREATE TABLE calls (number INTEGER NOT NULL)");
        var positions = new GuardedTable("positions", key: ["log"]);
        foreach (var version in new[] { 1, 2, 2, 1, 3 })
        {
            await using var transaction = await _connection.BeginTransactionAsync();
            if ((await positions.WriteAsync(_connection, new GuardedRow(("log", "audit")) { Version = version }, transaction)).IsWritten)
            {
                await _connection.RunAsync($"INSERT INTO calls VALUES ({version})");
            }

            await transaction.CommitAsync();
        }

        await using var command = _connection.CreateCommand();
        command.CommandText = "SELECT COUNT(*) * 100 + SUM(number) FROM calls";
        Assert.Equal(306L, Convert.ToInt64(await command.ExecuteScalarAsync()));
    }

    [Fact]
    public async Task A_row_that_can_never_be_inserted_says_why_and_its_transaction_goes_on()
    {
        await _connection.RunAsync("CREATE TABLE strict_carts (user_id INTEGER PRIMARY KEY, content TEXT NOT NULL, version BIGINT NOT NULL)");
        await using var transaction = await _connection.BeginTransactionAsync();

        await Assert.ThrowsAnyAsync<DbException>(() => new GuardedTable("strict_carts", key: ["user_id"])
            .WriteAsync(_connection, new GuardedRow(("user_id", 4), ("content", null)) { Version = 1 }, transaction));

        await Carts.WriteAsync(_connection, At(1, "one"), transaction);
        await transaction.CommitAsync();
        Assert.Equal("4 one 1", await _connection.ReadAsync());
    }

    public async ValueTask DisposeAsync()
    {
        await _connection.DisposeAsync();
        await database.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    private Task<SinkReply> WriteAsync(GuardedRow row) => Carts.WriteAsync(_connection, row);

    private async Task<(SinkReply Reply, FlushedWrite Write)> FlushAsync(long version, string content, Task? paused = null)
    {
        var write = new FlushedWrite("cart:4", version);
        using var flush = WriteBehindFlush.Begin(write);
        await (paused ?? Task.CompletedTask);
        return (await WriteAsync(Cart(content)), write);
    }
}

using System.Data.Common;
using Cacheable.Remote;
using Cacheable.Testing;
using Cacheable.WriteBehind;
using Cacheable.WriteBehind.Sinks;
using static Cacheable.Tests.WriteBehind.Sinks.SinkTable;

namespace Cacheable.Tests.WriteBehind.Sinks;

/// <summary>Where a version comes from, and what is refused with a word of what to change.</summary>
public sealed class GuardedTableRulesTests : IAsyncLifetime
{
    private readonly SqliteSink _database = new();
    private DbConnection _connection = null!;

    public async ValueTask InitializeAsync() => _connection = await _database.OpenAsync();

    [Fact]
    public async Task Race_50_a_sink_that_holds_a_higher_version_takes_the_newest_write_once_it_was_raised()
    {
        var store = new InMemoryRemoteStore().Connect().WriteBehind!;
        var queue = QueueName.OfKeys("IShop.SaveCartAsync");
        await store.EnqueueAsync(queue, new QueuedWrite(new EntryKey("cart:4"), Token: 1, "new"u8.ToArray()), default);
        var claimed = Assert.Single((await store.ClaimAsync(queue, group: 0, new WriteClaim(Token: 2, Max: 1, TimeSpan.FromMinutes(1)), default)).Writes).Write;
        await Carts.WriteAsync(_connection, At(claimed.Version + 1_000, "from before the counter went back"));

        var told = await FlushAsync(claimed);
        var raised = Assert.NotNull(await store.RaiseVersionAsync(queue, group: 0, claim: 2, claimed, Assert.NotNull(told), default));

        Assert.Null(await FlushAsync(claimed with { Version = raised }));
        Assert.Equal($"4 new {raised}", await _connection.ReadAsync());
    }

    [Fact]
    public async Task Outside_of_a_flush_a_row_says_its_version_itself()
    {
        await RefusedAsync("No flush is running", Cart("one"));

        Assert.Equal(SinkOutcome.Written, (await Carts.WriteAsync(_connection, At(1, "one"))).Outcome);
    }

    [Fact]
    public async Task Inside_of_a_batch_a_row_says_which_write_it_is()
    {
        using var flush = WriteBehindFlush.Begin(new FlushedWrite("cart:4", 7), new FlushedWrite("cart:5", 8));

        await RefusedAsync("A batch of 2 writes", Cart("one"));

        var row = new GuardedRow([.. Cart("one").Columns]) { Write = flush.Writes[1] };
        Assert.Equal(8, (await Carts.WriteAsync(_connection, row)).Stored);
    }

    [Fact]
    public async Task A_batch_has_as_many_rows_as_its_flush_has_writes()
    {
        using var flush = WriteBehindFlush.Begin(new FlushedWrite("cart:4", 7), new FlushedWrite("cart:5", 8));

        var refused = await Assert.ThrowsAsync<InvalidOperationException>(() => Carts.WriteAsync(_connection, [Cart("one")]));

        Assert.Contains("as many writes as there are rows", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_version_by_hand_tells_no_flush()
    {
        var write = new FlushedWrite("cart:4", 7);
        using var flush = WriteBehindFlush.Begin(write);
        await Carts.WriteAsync(_connection, At(9, "one"));

        await Carts.WriteAsync(_connection, At(8, "two"));

        Assert.Null(write.HeldVersion);
    }

    [Fact]
    public async Task A_row_without_its_key_or_with_its_version_among_the_columns_is_refused()
    {
        var keyless = await Assert.ThrowsAsync<ArgumentException>(() => Carts.WriteAsync(_connection, new GuardedRow(("tenant", "a")) { Version = 1 }));
        var versioned = await Assert.ThrowsAsync<ArgumentException>(() =>
            Carts.WriteAsync(_connection, new GuardedRow([.. Cart("one").Columns, ("Version", 1)]) { Version = 1 }));

        Assert.Contains("needs a value for user_id", keyless.Message, StringComparison.Ordinal);
        Assert.Contains("is not a column to be given", versioned.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_table_without_a_key_or_with_its_version_as_key_is_refused()
    {
        Assert.Throws<ArgumentException>(() => new GuardedTable("carts", key: []));
        Assert.Throws<ArgumentException>(() => new GuardedTable("carts", key: ["VERSION"]));
    }

    [Fact]
    public async Task A_version_that_is_null_and_a_key_that_is_not_unique_are_told()
    {
        await _connection.RunAsync("CREATE TABLE loose (user_id INTEGER, content TEXT, version BIGINT)");
        await _connection.RunAsync("INSERT INTO loose VALUES (4, 'one', NULL), (5, 'one', 1), (5, 'two', 1)");
        var loose = new GuardedTable("loose", key: ["user_id"]);

        var isNull = await Assert.ThrowsAsync<InvalidOperationException>(() => loose.WriteAsync(_connection, new GuardedRow(("user_id", 4)) { Version = 2 }));
        var isTwice = await Assert.ThrowsAsync<InvalidOperationException>(() => loose.WriteAsync(_connection, new GuardedRow(("user_id", 5)) { Version = 2 }));

        Assert.Contains("is NULL", isNull.Message, StringComparison.Ordinal);
        Assert.Contains("make user_id unique", isTwice.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Parameters_are_named_and_typed_as_the_provider_wants_them()
    {
        var typed = new List<string>();
        var table = new GuardedTable("carts", key: ["tenant", "user_id"])
        {
            ParameterMarker = ":",
            Configure = (column, parameter) => typed.Add($"{column} {parameter.ParameterName}"),
        };

        await table.WriteAsync(_connection, At(1, "one"));

        Assert.Equal(["content :p0", "version :p1", "tenant :p2", "user_id :p3", "version :p4"], typed.Take(5));
        Assert.Equal("4 one 1", await _connection.ReadAsync());
    }

    public async ValueTask DisposeAsync()
    {
        await _connection.DisposeAsync();
        await _database.DisposeAsync();
    }

    /// <returns>What the flush was told that the sink holds.</returns>
    private async Task<long?> FlushAsync(WriteVersion claimed)
    {
        var write = new FlushedWrite(claimed.Key, claimed.Version);
        using var flush = WriteBehindFlush.Begin(write);
        await Carts.WriteAsync(_connection, Cart("new"));
        return write.HeldVersion;
    }

    private async Task RefusedAsync(string message, GuardedRow row)
    {
        var refused = await Assert.ThrowsAsync<InvalidOperationException>(() => Carts.WriteAsync(_connection, row));
        Assert.Contains(message, refused.Message, StringComparison.Ordinal);
    }
}

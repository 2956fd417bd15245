using Cacheable.EntityFrameworkCore.Sinks;
using Cacheable.WriteBehind;
using Microsoft.EntityFrameworkCore;

namespace Cacheable.EntityFrameworkCore.Tests.Sinks;

/// <summary>What a row that compares versions takes through EF Core, and what it says of the rest, on each database.</summary>
public abstract class GuardedWriteTests : IAsyncLifetime
{
    private CartContext _context = null!;

    public async ValueTask InitializeAsync()
    {
        _context = await OpenAsync();
        await _context.Database.EnsureCreatedAsync();
    }

    [Fact]
    public async Task A_row_is_inserted_then_replaced_by_higher_versions_alone()
    {
        Assert.Equal(SinkReply.Took(5), await WriteAsync(5, "one"));
        Assert.Equal(SinkReply.Took(7), await WriteAsync(7, "two", CartState.Ordered));
        Assert.Equal(new SinkReply(SinkOutcome.Newer, 7), await WriteAsync(6, "late"));

        var row = await _context.Carts.AsNoTracking().SingleAsync();
        Assert.Equal(("two", CartState.Ordered, 7L), (row.Content, row.State, row.Version));
        Assert.Empty(_context.ChangeTracker.Entries());
    }

    [Fact]
    public async Task Race_47_a_write_that_is_flushed_twice_through_EF_Core_is_written_once_and_its_flush_is_told()
    {
        var (first, again) = (new FlushedWrite("cart:4", 7), new FlushedWrite("cart:4", 7, attempt: 2));
        await FlushAsync(first, "once");
        Assert.Equal(SinkOutcome.AlreadyThere, (await FlushAsync(again, "twice")).Outcome);

        Assert.Equal((null, 7L), (first.HeldVersion, again.HeldVersion));
        Assert.Equal("once", (await _context.Carts.AsNoTracking().SingleAsync()).Content);
    }

    [Fact]
    public async Task Race_46_a_flusher_that_was_paused_past_its_claim_writes_nothing_through_EF_Core()
    {
        var late = new FlushedWrite("cart:4", 7);
        await FlushAsync(new FlushedWrite("cart:4", 8), "new");

        Assert.Equal(new SinkReply(SinkOutcome.Newer, 8), await FlushAsync(late, "old"));

        Assert.Equal(8, late.HeldVersion);
        Assert.Equal("new", (await _context.Carts.AsNoTracking().SingleAsync()).Content);
    }

    [Fact]
    public async Task Race_46_of_two_flushers_that_both_find_no_row_the_higher_version_stands()
    {
        await using var other = await OpenAsync();
        await using var transaction = await _context.Database.BeginTransactionAsync();
        var inserted = false;
        _context.SavingChanges += (_, _) =>
        {
            if (!inserted)
            {
                inserted = true;
                InsertBeside(other);
            }
        };

        Assert.Equal(SinkReply.Took(9), await WriteAsync(9, "second"));

        await transaction.CommitAsync();
        Assert.Equal("second", (await _context.Carts.AsNoTracking().SingleAsync()).Content);
    }

    [Fact]
    public async Task A_row_that_says_it_is_deleted_is_hidden_and_not_brought_back()
    {
        await WriteAsync(1, "one");
        await _context.WriteGuardedAsync(new CartRow { UserId = 4, IsDeleted = true }, static row => row.Version, new FlushedWrite(null, 3));

        Assert.Equal(SinkOutcome.Newer, (await WriteAsync(2, "late")).Outcome);
        Assert.Empty(_context.Carts);
    }

    [Fact]
    public void A_synchronous_write_is_the_same()
    {
        using var flush = WriteBehindFlush.Begin(new FlushedWrite("cart:4", 7));

        Assert.Equal(SinkOutcome.Written, _context.WriteGuarded(new CartRow { UserId = 4 }, static row => row.Version).Outcome);
        Assert.Equal(SinkOutcome.AlreadyThere, _context.WriteGuarded(new CartRow { UserId = 4 }, static row => row.Version).Outcome);
    }

    [Fact]
    public async Task What_else_the_context_would_save_and_what_has_no_flush_is_refused()
    {
        _context.Carts.Add(new CartRow { UserId = 5 });

        var unsaved = await Assert.ThrowsAsync<InvalidOperationException>(() => WriteAsync(1, "one"));
        var outside = await Assert.ThrowsAsync<InvalidOperationException>(() => _context.WriteGuardedAsync(new CartRow { UserId = 4 }, static row => row.Version));

        Assert.Contains("would be saved along", unsaved.Message, StringComparison.Ordinal);
        Assert.Contains("No flush is running", outside.Message, StringComparison.Ordinal);
    }

    public async ValueTask DisposeAsync()
    {
        await _context.DisposeAsync();
        await CloseAsync();
        GC.SuppressFinalize(this);
    }

    /// <summary>Opens another context on the database of the test.</summary>
    private protected abstract Task<CartContext> OpenAsync();

    /// <summary>Gives the database up.</summary>
    protected abstract ValueTask CloseAsync();

    /// <summary>Where two transactions write at a time, a row that another one commits meanwhile.</summary>
    private protected virtual void InsertBeside(CartContext other) =>
        other.WriteGuarded(new CartRow { UserId = 4, Content = "first" }, static row => row.Version, new FlushedWrite(null, 5));

    private Task<SinkReply> WriteAsync(long version, string content, CartState state = CartState.Open) =>
        _context.WriteGuardedAsync(new CartRow { UserId = 4, Content = content, State = state }, static row => row.Version, new FlushedWrite("cart:4", version));

    private async Task<SinkReply> FlushAsync(FlushedWrite write, string content)
    {
        using var flush = WriteBehindFlush.Begin(write);
        return await _context.WriteGuardedAsync(new CartRow { UserId = 4, Content = content }, static row => row.Version);
    }
}

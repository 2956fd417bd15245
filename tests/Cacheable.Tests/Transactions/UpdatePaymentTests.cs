using System.Transactions;
using Cacheable.Remote;
using Cacheable.Testing;
using Cacheable.Transactions;
using Microsoft.Data.Sqlite;

namespace Cacheable.Tests.Transactions;

/// <summary>When an update is paid with its value, when it only invalidates, and when it leaves everything as it was.</summary>
public sealed class UpdatePaymentTests : IAsyncDisposable
{
    private readonly Fleet _fleet = new();
    private readonly SqliteConnection _connection = new("DataSource=:memory:");
    private readonly Instance _instance;
    private readonly ICacheTransactionTracker _tracker;
    private readonly CacheTransaction _transaction;

    public UpdatePaymentTests()
    {
        _instance = _fleet.Start();
        _tracker = _instance.Get<ICacheTransactionTracker>();
        _connection.Open();
        _transaction = _tracker.Of(_connection.BeginTransaction());
    }

    [Theory]
    [InlineData(CacheTransactionOutcome.Committed, "new")]
    [InlineData(CacheTransactionOutcome.InDoubt, null)]
    [InlineData(CacheTransactionOutcome.RolledBack, "old")]
    public async Task An_update_follows_the_transaction_that_it_was_seen_to_write_in(CacheTransactionOutcome outcome, string? left)
    {
        var users = await FilledAsync();
        await users.SaveAsync("new", SeenWrite);
        Assert.Equal("old", await users.PeekAsync());

        await _transaction.EndedAsync(outcome);

        Assert.Equal(left, await users.PeekAsync());
    }

    [Theory]
    [InlineData(true, "new")]
    [InlineData(false, "old")]
    public async Task Race_15_an_update_in_an_ambient_transaction_follows_its_end(bool commits, string left)
    {
        var users = await FilledAsync();
        var row = new EnlistedRow("old");
        using (var scope = new TransactionScope(TransactionScopeAsyncFlowOption.Enabled))
        {
            await users.SaveAsync("new", () => row.WriteAsync("new"));
            if (commits)
            {
                scope.Complete();
            }
        }

        Assert.Equal(left, await users.PeekAsync());
        Assert.Equal(left, row.Committed);
    }

    [Fact]
    public async Task A_call_inside_an_ambient_transaction_that_belongs_to_its_thread_is_made_on_that_thread()
    {
        await FilledAsync();
        var users = new DecoratedUsers(_instance);
        var begin = _instance.Remote.HoldReply(RemoteCommands.BeginUpdate);
        var wrote = false;
        var thread = new Thread(() =>
        {
            using var scope = new TransactionScope();
            users.SaveAsync("new", () =>
            {
                wrote = Transaction.Current is not null;
                return Task.CompletedTask;
            }).GetAwaiter().GetResult();
        });
        thread.Start();
        await begin.Arrived;
        begin.Continue();
        thread.Join();

        Assert.True(wrote);
    }

    [Fact]
    public async Task An_update_in_a_unit_of_work_stands_when_its_commit_returns()
    {
        var users = await FilledAsync();
        await using (var work = _instance.Get<ICacheTransactions>().Begin(OtherTransaction()))
        {
            await users.SaveAsync("new");
            await work.CommitAsync();
        }

        Assert.Equal("new", await users.PeekAsync());
        Assert.Equal(0, _instance.Remote.Count(RemoteCommands.Invalidate));
    }

    [Fact]
    public async Task A_strict_commit_only_invalidates()
    {
        var users = await FilledAsync();
        await using (var work = _instance.Get<ICacheTransactions>().Begin(OtherTransaction(), strict: true))
        {
            await users.SaveAsync("new");
            await work.CommitAsync();
        }

        Assert.Null(await users.PeekAsync());
        await users.SaveAsync("newer");
        Assert.Equal("newer", await users.PeekAsync());
    }

    [Fact]
    public async Task A_write_that_was_rolled_back_gives_its_lease_back()
    {
        var users = await FilledAsync();
        await users.SaveAsync("new", SeenWrite);
        await _transaction.EndedAsync(CacheTransactionOutcome.RolledBack);

        await users.SaveAsync("newer");

        Assert.Equal("newer", await users.PeekAsync());
        Assert.Equal(1, _instance.Remote.Count(RemoteCommands.AbandonUpdate));
    }

    [Fact]
    public async Task What_was_committed_inside_the_call_is_replaced_when_it_returns()
    {
        var users = await FilledAsync();
        await users.SaveAsync("new", async () =>
        {
            await SeenWrite();
            Assert.Equal(["user:4:profile"], _transaction.Owed.Select(static name => name.ToString()));
            await _transaction.EndedAsync(CacheTransactionOutcome.Committed);
        });

        Assert.Equal("new", await users.PeekAsync());
        Assert.Equal(1, _instance.Remote.Count(RemoteCommands.Update));
    }

    [Theory]
    [InlineData(CacheTransactionOutcome.RolledBack)]
    [InlineData(CacheTransactionOutcome.InDoubt)]
    public async Task What_was_not_committed_inside_a_call_that_returns_all_the_same_is_not_put_in_place(CacheTransactionOutcome outcome)
    {
        var users = await FilledAsync();
        await users.SaveAsync("never", async () =>
        {
            await SeenWrite();
            await _transaction.EndedAsync(outcome);
        });

        Assert.Null(await users.PeekAsync());
    }

    [Fact]
    public async Task A_call_that_wrote_in_two_places_invalidates_at_the_end_of_each()
    {
        var users = await FilledAsync();
        var second = _tracker.Of(OtherTransaction());
        await users.SaveAsync("new", () =>
        {
            second.SawWrite();
            return SeenWrite();
        });

        await second.EndedAsync(CacheTransactionOutcome.Committed);
        Assert.Null(await users.PeekAsync());
        await users.ReadAsync(static () => "between");
        await _transaction.EndedAsync(CacheTransactionOutcome.Committed);

        Assert.Null(await users.PeekAsync());
    }

    [Fact]
    public async Task A_call_that_wrote_outside_of_its_transaction_too_invalidates_at_once_and_after_the_commit()
    {
        var users = await FilledAsync();
        await users.SaveAsync("new", () =>
        {
            _tracker.SawWriteOutside();
            return SeenWrite();
        });
        Assert.Null(await users.PeekAsync());
        await users.ReadAsync(static () => "between");

        await _transaction.EndedAsync(CacheTransactionOutcome.Committed);

        Assert.Null(await users.PeekAsync());
    }

    [Theory]
    [InlineData(CacheTransactionOutcome.Committed)]
    [InlineData(CacheTransactionOutcome.RolledBack)]
    public async Task A_call_that_nobody_saw_write_in_the_transaction_open_around_it_only_invalidates(CacheTransactionOutcome outcome)
    {
        var users = await FilledAsync(_transaction);
        await users.SaveAsync("new");

        await _transaction.EndedAsync(outcome);

        Assert.Null(await users.PeekAsync());
    }

    [Fact]
    public async Task Changes_that_are_saved_after_the_call_may_differ_from_what_it_returned_and_only_invalidate()
    {
        var changes = _tracker.OfUnsavedChanges();
        var users = await FilledAsync(changes);
        await users.SaveAsync("new", () =>
        {
            changes.SawWrite();
            return Task.CompletedTask;
        });

        await changes.EndedAsync(CacheTransactionOutcome.Committed);

        Assert.Null(await users.PeekAsync());
    }

    [Fact]
    public async Task Changes_that_were_saved_in_a_transaction_inside_the_call_follow_it_as_one_place()
    {
        var changes = _tracker.OfUnsavedChanges();
        var users = await FilledAsync();
        await users.SaveAsync("new", () =>
        {
            changes.SawWrite();
            changes.MoveTo(_transaction);
            return SeenWrite();
        });

        await _transaction.EndedAsync(CacheTransactionOutcome.Committed);

        Assert.Equal("new", await users.PeekAsync());
    }

    [Fact]
    public async Task What_rests_on_rows_of_a_transaction_that_may_be_undone_is_not_put_in_place()
    {
        var users = await FilledAsync();
        _transaction.SawWrite();
        await users.SaveAsync("new", () =>
        {
            _transaction.SawRead();
            return Task.CompletedTask;
        });

        Assert.Null(await users.PeekAsync());
    }

    [Fact]
    public async Task The_last_word_of_a_transaction_counts()
    {
        var users = await FilledAsync();
        await users.RenameAsync(SeenWrite);
        await users.SaveAsync("new", SeenWrite);
        await _transaction.EndedAsync(CacheTransactionOutcome.Committed);
        Assert.Equal("new", await users.PeekAsync());
        Assert.Equal(0, _instance.Remote.Count(RemoteCommands.Invalidate));

        var second = _tracker.Of(OtherTransaction());
        await users.SaveAsync("newer", Seen(second));
        await users.RenameAsync(Seen(second));
        await second.EndedAsync(CacheTransactionOutcome.Committed);
        Assert.Null(await users.PeekAsync());
    }

    [Fact]
    public async Task Of_two_updates_of_one_key_in_a_transaction_nobody_says_which_is_left_so_they_invalidate()
    {
        var users = await FilledAsync();
        await users.SaveAsync("new", SeenWrite);
        await users.SaveAsync("newer", SeenWrite);

        await _transaction.EndedAsync(CacheTransactionOutcome.Committed);

        Assert.Null(await users.PeekAsync());
    }

    public async ValueTask DisposeAsync()
    {
        await _fleet.DisposeAsync();
        await _connection.DisposeAsync();
    }

    private async Task<DecoratedUsers> FilledAsync(params CacheTransaction[] open)
    {
        var users = new DecoratedUsers(_instance, new CacheScope([new KnownTransactions(open)]));
        await users.ReadAsync(static () => "old");
        return users;
    }

    private static SqliteTransaction OtherTransaction()
    {
        var connection = new SqliteConnection("DataSource=:memory:");
        connection.Open();
        return connection.BeginTransaction();
    }

    private static Func<Task> Seen(CacheTransaction transaction) => () =>
    {
        transaction.SawWrite();
        return Task.CompletedTask;
    };

    private Task SeenWrite() => Seen(_transaction)();
}

using Cacheable.Transactions;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;

namespace Cacheable.Tests.Transactions;

/// <summary>Where a write belongs, told by an adapter as one for EF Core would tell it.</summary>
public sealed class WritePlaceTests : IAsyncDisposable
{
    private readonly Fleet _fleet = new();
    private readonly SqliteConnection _connection = new("DataSource=:memory:");
    private readonly Instance _instance;
    private readonly ICacheTransactionTracker _tracker;
    private readonly SqliteTransaction _begun;
    private readonly CacheTransaction _transaction;

    public WritePlaceTests()
    {
        _instance = _fleet.Start();
        _tracker = _instance.Get<ICacheTransactionTracker>();
        _connection.Open();
        _begun = _connection.BeginTransaction();
        _transaction = _tracker.Of(_begun);
    }

    [Theory]
    [InlineData(CacheTransactionOutcome.Committed, null)]
    [InlineData(CacheTransactionOutcome.InDoubt, null)]
    [InlineData(CacheTransactionOutcome.RolledBack, "old")]
    public async Task A_write_that_was_seen_in_a_transaction_is_invalidated_by_it_unless_it_is_rolled_back(CacheTransactionOutcome outcome, string? left)
    {
        var users = await FilledAsync();
        await users.RenameAsync(SeenWrite);
        Assert.Equal("old", await users.PeekAsync());

        await _transaction.EndedAsync(outcome);

        Assert.Equal(left, await users.PeekAsync());
    }

    [Theory]
    [InlineData(CacheTransactionOutcome.Committed)]
    [InlineData(CacheTransactionOutcome.RolledBack)]
    public async Task A_write_that_nobody_saw_is_invalidated_by_every_end_of_the_transaction_that_was_open_around_it(CacheTransactionOutcome outcome)
    {
        var users = await FilledAsync(_transaction);
        await users.RenameAsync(static () => Task.CompletedTask);
        Assert.Equal(0, _instance.Remote.Count(Testing.RemoteCommands.Invalidate));

        await _transaction.EndedAsync(outcome);

        Assert.Null(await users.PeekAsync());
    }

    [Fact]
    public async Task A_write_seen_outside_of_every_transaction_is_invalidated_at_once_whatever_is_open_around_it()
    {
        var users = await FilledAsync(_transaction);
        await users.RenameAsync(() =>
        {
            _tracker.SawWriteOutside();
            return Task.CompletedTask;
        });

        Assert.Equal(1, _instance.Remote.Count(Testing.RemoteCommands.Invalidate));
        Assert.Equal(["user:4:*"], _transaction.Owed.Select(static name => name.ToString()));
    }

    [Fact]
    public async Task A_transaction_owes_a_write_from_the_moment_it_is_seen_so_that_it_may_commit_inside_the_call()
    {
        var users = await FilledAsync();
        await users.RenameAsync(async () =>
        {
            await SeenWrite();
            Assert.Equal(["user:4:*"], _transaction.Owed.Select(static name => name.ToString()));
            await _transaction.EndedAsync(CacheTransactionOutcome.Committed);
            Assert.Null(await users.PeekAsync());
        });
    }

    [Fact]
    public async Task What_a_failed_attempt_owed_is_discarded_with_it_and_owed_by_the_attempt_that_commits()
    {
        using var connection = new SqliteConnection("DataSource=:memory:");
        connection.Open();
        var second = _tracker.Of(connection.BeginTransaction());
        var users = await FilledAsync();
        await users.RenameAsync(async () =>
        {
            await SeenWrite();
            await _transaction.EndedAsync(CacheTransactionOutcome.RolledBack);
            second.SawWrite();
        });
        Assert.Equal("old", await users.PeekAsync());

        await second.EndedAsync(CacheTransactionOutcome.Committed);

        Assert.Null(await users.PeekAsync());
    }

    [Fact]
    public async Task Calls_inside_of_calls_are_seen_by_all_of_them()
    {
        var users = new DecoratedUsers(_instance);
        await users.RenameAsync(() => users.RenameAsync(() => users.ReadAsync(async () =>
        {
            await SeenWrite();
            return "uncommitted";
        }).AsTask()));

        Assert.Equal(0, _instance.Remote.Count(Testing.RemoteCommands.Invalidate));
        Assert.Null(await users.PeekAsync());
        await _transaction.EndedAsync(CacheTransactionOutcome.Committed);
        Assert.Equal(1, _instance.Remote.Count(Testing.RemoteCommands.Invalidate));
    }

    [Fact]
    public async Task Unsaved_changes_owe_a_write_until_they_are_saved()
    {
        var changes = _tracker.OfUnsavedChanges();
        var users = await FilledAsync(changes);
        await users.RenameAsync(static () => Task.CompletedTask);
        Assert.Equal(0, _instance.Remote.Count(Testing.RemoteCommands.Invalidate));

        await changes.EndedAsync(CacheTransactionOutcome.Committed);

        Assert.Null(await users.PeekAsync());
    }

    [Fact]
    public async Task Changes_saved_inside_a_transaction_are_owed_by_it()
    {
        var changes = _tracker.OfUnsavedChanges();
        var users = await FilledAsync(changes);
        await users.RenameAsync(static () => Task.CompletedTask);

        changes.MoveTo(_transaction);

        Assert.Empty(changes.Owed);
        await _transaction.EndedAsync(CacheTransactionOutcome.Committed);
        Assert.Equal(1, _instance.Remote.Count(Testing.RemoteCommands.Invalidate));
    }

    [Fact]
    public async Task Changes_whose_transaction_was_rolled_back_owe_it_again_because_they_may_be_saved_again()
    {
        var changes = _tracker.OfUnsavedChanges();
        var users = await FilledAsync(changes);
        await users.RenameAsync(static () => Task.CompletedTask);
        changes.MoveTo(_transaction);

        await _transaction.EndedAsync(CacheTransactionOutcome.RolledBack);

        Assert.Equal(0, _instance.Remote.Count(Testing.RemoteCommands.Invalidate));
        Assert.Equal(["user:4:*"], changes.Owed.Select(static name => name.ToString()));
        await changes.EndedAsync(CacheTransactionOutcome.Committed);
        Assert.Null(await users.PeekAsync());
    }

    [Fact]
    public async Task Changes_saved_in_a_transaction_whose_commit_nobody_knows_of_are_invalidated_and_owed_again()
    {
        var changes = _tracker.OfUnsavedChanges();
        var users = await FilledAsync(changes);
        await users.RenameAsync(static () => Task.CompletedTask);
        changes.MoveTo(_transaction);

        await _transaction.EndedAsync(CacheTransactionOutcome.InDoubt);

        Assert.Null(await users.PeekAsync());
        Assert.Equal(["user:4:*"], changes.Owed.Select(static name => name.ToString()));
    }

    [Theory]
    [InlineData(CacheTransactionOutcome.Committed, 1)]
    [InlineData(CacheTransactionOutcome.RolledBack, 0)]
    public async Task Changes_that_may_have_been_saved_in_a_transaction_are_owed_by_it_and_still_by_themselves(CacheTransactionOutcome outcome, int invalidations)
    {
        var changes = _tracker.OfUnsavedChanges();
        var users = await FilledAsync(changes);
        await users.RenameAsync(static () => Task.CompletedTask);

        changes.CopyTo(_transaction);
        await _transaction.EndedAsync(outcome);

        Assert.Equal(invalidations, _instance.Remote.Count(Testing.RemoteCommands.Invalidate));
        Assert.Equal(["user:4:*"], changes.Owed.Select(static name => name.ToString()));
    }

    [Fact]
    public async Task A_transaction_that_begins_on_an_object_used_before_has_not_ended_with_the_one_before()
    {
        _transaction.SawWrite();
        await _transaction.EndedAsync(CacheTransactionOutcome.Committed);

        var again = _tracker.Began(_begun);

        Assert.False(_transaction.IsOpen);
        Assert.True(again.IsOpen);
        Assert.Same(again, _tracker.Of(_begun));
        Assert.Same(again, _tracker.Began(_begun));
    }

    [Fact]
    public async Task A_scope_that_cannot_say_what_is_open_in_it_invalidates_at_once_and_the_log_names_the_method()
    {
        var source = new KnownTransactions(_transaction) { Failure = new ObjectDisposedException("ShopContext") };
        var users = new DecoratedUsers(_instance, new CacheScope([source]));
        await users.RenameAsync(static () => Task.CompletedTask);

        Assert.Equal(1, _instance.Remote.Count(Testing.RemoteCommands.Invalidate));
        Assert.Contains("IUsers.RenameAsync", Assert.Single(_instance.Log.At(LogLevel.Warning)), StringComparison.Ordinal);
        Assert.NotEmpty(_transaction.Owed);
    }

    [Fact]
    public async Task A_transaction_ends_once_and_what_comes_later_is_due_at_once()
    {
        var users = await FilledAsync(_transaction);
        await _transaction.EndedAsync(CacheTransactionOutcome.RolledBack);

        await users.RenameAsync(SeenWrite);

        Assert.Null(await users.PeekAsync());
        Assert.Equal(InvalidationOutcome.Applied, await _transaction.EndedAsync(CacheTransactionOutcome.Committed));
        Assert.Equal(1, _instance.Remote.Count(Testing.RemoteCommands.Invalidate));
    }

    [Fact]
    public async Task A_write_seen_in_a_transaction_that_has_ended_does_not_wait_for_another_that_is_open()
    {
        using var connection = new SqliteConnection("DataSource=:memory:");
        connection.Open();
        var second = _tracker.Of(connection.BeginTransaction());
        var users = await FilledAsync();
        await _transaction.EndedAsync(CacheTransactionOutcome.Committed);

        await users.RenameAsync(() =>
        {
            second.SawWrite();
            return SeenWrite();
        });

        Assert.Null(await users.PeekAsync());
    }

    [Fact]
    public async Task What_is_written_after_a_commit_that_threw_is_due_at_once_and_whatever_becomes_of_the_transaction()
    {
        var users = await FilledAsync();
        await _transaction.CommitFailedAsync();

        await users.RenameAsync(SeenWrite);
        Assert.Null(await users.PeekAsync());
        await users.ReadAsync(static () => "read before it ends");
        await _transaction.EndedAsync(CacheTransactionOutcome.RolledBack);

        Assert.Null(await users.PeekAsync());
    }

    [Fact]
    public async Task Its_end_says_whether_L2_has_heard()
    {
        var users = await FilledAsync();
        await users.RenameAsync(SeenWrite);
        _instance.Remote.Fail();

        Assert.Equal(InvalidationOutcome.Deferred, await _transaction.EndedAsync(CacheTransactionOutcome.Committed));
    }

    [Fact]
    public async Task Reads_of_a_scope_that_has_written_go_past_the_cache_until_its_end_and_those_of_others_do_not()
    {
        var others = await FilledAsync();
        var users = new DecoratedUsers(_instance, new CacheScope([new KnownTransactions(_transaction)]));
        Assert.Equal("old", await users.PeekAsync());

        _transaction.SawWrite();

        Assert.Equal("mine", await users.ReadAsync(static () => "mine"));
        Assert.Equal("old", await others.PeekAsync());
        await _transaction.EndedAsync(CacheTransactionOutcome.RolledBack);
        Assert.Equal("old", await users.PeekAsync());
    }

    [Fact]
    public async Task A_load_that_a_read_past_the_cache_was_part_of_is_kept_by_nobody()
    {
        _transaction.SawWrite();
        var inside = new DecoratedUsers(_instance, new CacheScope([new KnownTransactions(_transaction)]));

        // A singleton that is cached itself asks a service of the scope.
        var page = await _instance.Cache.GetOrCreateAsync(
            "page:4", inside, static (inside, _) => inside.ReadAsync(static () => "uncommitted"), new CacheEntryOptions { TimeToLive = Plans.TimeToLive });

        Assert.Equal("uncommitted", page);
        Assert.False(await _instance.Cache.ExistsAsync("page:4"));
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

    private Task SeenWrite()
    {
        _transaction.SawWrite();
        return Task.CompletedTask;
    }
}

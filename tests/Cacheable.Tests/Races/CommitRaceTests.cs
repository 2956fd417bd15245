using System.Transactions;
using Cacheable.Tests.Transactions;
using Cacheable.Transactions;

namespace Cacheable.Tests.Races;

/// <summary>Who reads between a write and the end of its transaction, and what the cache does about it. With SQLite, and with ambient transactions.</summary>
public sealed class CommitRaceTests : IAsyncDisposable
{
    private readonly Fleet _fleet = new();
    private readonly SqliteRow _row = new("old");
    private readonly Instance _writing;
    private readonly DecoratedUsers _users;
    private readonly DecoratedUsers _others;

    public CommitRaceTests()
    {
        _writing = _fleet.Start();
        _users = new DecoratedUsers(_writing);
        _others = new DecoratedUsers(_fleet.Start());
    }

    [Fact]
    public async Task Race_15_a_reader_between_write_and_commit_of_a_unit_of_work_fills_the_old_row_and_the_commit_ends_it()
    {
        await using var connection = _row.Open();
        await using (var work = Begin(connection.BeginTransaction()))
        {
            await _users.RenameAsync(() => _row.WriteAsync("new", work.Transaction));
            Assert.Equal("old", await _others.ReadAsync(() => _row.Read()));
            await work.CommitAsync();
        }

        Assert.Equal("new", await _others.ReadAsync(() => _row.Read()));
        Assert.Equal("new", await _users.ReadAsync(() => _row.Read()));
    }

    [Fact]
    public async Task Race_15_a_reader_between_write_and_commit_of_an_ambient_transaction_fills_the_old_row_and_the_commit_ends_it()
    {
        var row = new EnlistedRow("old");
        using (var scope = new TransactionScope(TransactionScopeAsyncFlowOption.Enabled))
        {
            await _users.RenameAsync(() => row.WriteAsync("new"));
            Assert.Equal("old", await OutsideAsync(() => _others.ReadAsync(() => row.Committed)));
            scope.Complete();
        }

        Assert.Equal("new", await _others.ReadAsync(() => row.Committed));
    }

    [Fact]
    public async Task Race_15_a_load_that_began_before_the_commit_and_ends_after_it_is_kept_by_nobody()
    {
        await using var connection = _row.Open();
        var slow = new HeldLoad();
        ValueTask<string?> doomed;
        await using (var work = Begin(connection.BeginTransaction()))
        {
            await _users.RenameAsync(() => _row.WriteAsync("new", work.Transaction));
            doomed = _others.ReadAsync(async () =>
            {
                var read = _row.Read();
                await slow.WaitAsync(default);
                return read;
            });
            await slow.Arrived;
            await work.CommitAsync();
        }

        slow.Finish();
        Assert.Equal("old", await doomed);
        Assert.Equal("new", await _others.ReadAsync(() => _row.Read()));
    }

    [Fact]
    public async Task Race_16_a_commit_that_threw_invalidates_because_it_may_have_happened()
    {
        await _others.ReadAsync(static () => "old");
        await using var connection = _row.Open();
        var transaction = connection.BeginTransaction();
        var work = Begin(new CommitThen(transaction, LoseTheAnswer));
        await _users.RenameAsync(() => _row.WriteAsync("new", transaction));

        await Assert.ThrowsAsync<TimeoutException>(() => work.CommitAsync());

        // The answer was lost, the commit was not.
        Assert.Equal("new", await _others.ReadAsync(() => _row.Read()));
        await work.DisposeAsync();
    }

    [Fact]
    public async Task Race_16_a_synchronous_commit_that_threw_invalidates_too()
    {
        await _others.ReadAsync(static () => "old");
        await using var connection = _row.Open();
        var transaction = connection.BeginTransaction();
        using var work = Begin(new CommitThen(transaction, LoseTheAnswer));
        await _users.RenameAsync(() => _row.WriteAsync("new", transaction));

        Assert.Throws<TimeoutException>(work.Commit);

        Assert.Equal("new", await _others.ReadAsync(() => _row.Read()));
    }

    [Fact]
    public async Task Race_16_what_is_written_beside_a_unit_of_work_whose_commit_threw_is_invalidated_at_once()
    {
        await _others.ReadAsync(static () => "old");
        await using var connection = _row.Open();
        await using (var work = Begin(new CommitThen(connection.BeginTransaction(), LoseTheAnswer)))
        {
            await Assert.ThrowsAsync<TimeoutException>(() => work.CommitAsync());

            await _users.RenameAsync(() => _row.WriteAsync("new", transaction: null));

            Assert.Equal("new", await _others.ReadAsync(() => _row.Read()));
        }

        Assert.Equal("new", await _others.ReadAsync(() => _row.Read()));
    }

    [Fact]
    public async Task Race_16_a_call_that_hides_that_the_commit_inside_of_it_threw_is_invalidated_when_it_returns()
    {
        await _others.ReadAsync(static () => "old");
        await using var connection = _row.Open();
        var transaction = connection.BeginTransaction();
        await using var work = Begin(new CommitThen(transaction, LoseTheAnswer));

        await _users.RenameAsync(async () =>
        {
            await _row.WriteAsync("new", transaction);
            await Assert.ThrowsAsync<TimeoutException>(() => work.CommitAsync());
        });

        Assert.Equal("new", await _others.ReadAsync(() => _row.Read()));
    }

    [Fact]
    public async Task Race_16_an_ambient_transaction_whose_outcome_nobody_knows_invalidates()
    {
        var row = new EnlistedRow("old");
        await _others.ReadAsync(() => row.Committed);

        await Assert.ThrowsAsync<TransactionInDoubtException>(async () =>
        {
            using var scope = new TransactionScope(TransactionScopeAsyncFlowOption.Enabled);
            await _users.RenameAsync(() => row.WriteAsync("new", EnlistedRow.LoseTrack));
            scope.Complete();
        });

        Assert.Equal("new", await _others.ReadAsync(() => row.Committed));
    }

    [Fact]
    public async Task Race_17_a_read_inside_a_unit_of_work_sees_its_own_write_and_publishes_it_to_nobody()
    {
        await _users.ReadAsync(() => _row.Read());
        await using var connection = _row.Open();
        await using (var work = Begin(connection.BeginTransaction()))
        {
            await _users.RenameAsync(() => _row.WriteAsync("never", work.Transaction));
            Assert.Equal("never", await _users.ReadAsync(() => _row.Read(work.Transaction)));
            Assert.Equal("old", await _others.PeekAsync());
            await work.RollbackAsync();
        }

        // The rollback left the cache as it was: nobody loads.
        Assert.Equal("old", await _users.PeekAsync());
        Assert.Equal("old", await _others.PeekAsync());
    }

    [Fact]
    public async Task Race_17_raw_SQL_that_nobody_saw_is_not_published_from_inside_its_transaction_either()
    {
        await using var connection = _row.Open();
        await using (var work = Begin(connection.BeginTransaction()))
        {
            await _row.WriteAsync("never", work.Transaction);
            Assert.Equal("never", await _users.ReadAsync(() => _row.Read(work.Transaction)));
        }

        Assert.Equal("old", await _users.ReadAsync(() => _row.Read()));
        Assert.Equal("old", await _others.ReadAsync(() => _row.Read()));
    }

    [Fact]
    public async Task Race_17_a_read_inside_an_ambient_transaction_publishes_nothing_whoever_wrote()
    {
        var row = new EnlistedRow("old");
        using (new TransactionScope(TransactionScopeAsyncFlowOption.Enabled))
        {
            await row.WriteAsync("never");
            Assert.Equal("never", await _users.ReadAsync(static () => "never"));
        }

        Assert.Equal("old", await _users.ReadAsync(() => row.Committed));
    }

    [Fact]
    public async Task Race_17_a_load_that_is_seen_to_read_what_is_not_committed_is_kept_by_nobody_and_its_waiters_load_again()
    {
        await using var connection = _row.Open();
        await using var transaction = connection.BeginTransaction();
        var seen = _writing.Get<ICacheTransactionTracker>().Of(transaction);
        seen.SawWrite();
        await _row.WriteAsync("never", transaction);
        var slow = new HeldLoad();
        var reading = _users.ReadAsync(async () =>
        {
            // A context of a factory, say: its transaction is not one of the reader's scope.
            seen.SawRead();
            var read = _row.Read(transaction);
            await slow.WaitAsync(default);
            return read;
        });
        await slow.Arrived;
        var waiting = _users.ReadAsync(() => _row.Read());
        slow.Finish();

        Assert.Equal("never", await reading);
        Assert.Equal("old", await waiting);
        await transaction.RollbackAsync();
        await seen.EndedAsync(CacheTransactionOutcome.RolledBack);
        Assert.Equal("old", await _others.PeekAsync());
    }

    public async ValueTask DisposeAsync()
    {
        await _fleet.DisposeAsync();
        await _row.DisposeAsync();
    }

    private static void LoseTheAnswer() => throw new TimeoutException("The server did not answer.");

    private static async Task<string?> OutsideAsync(Func<ValueTask<string?>> read)
    {
        using var outside = new TransactionScope(TransactionScopeOption.Suppress, TransactionScopeAsyncFlowOption.Enabled);
        return await read();
    }

    private CacheUnitOfWork Begin(System.Data.Common.DbTransaction transaction) => _writing.Get<ICacheTransactions>().Begin(transaction);
}

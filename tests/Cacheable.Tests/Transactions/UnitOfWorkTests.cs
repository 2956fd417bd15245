using Cacheable.Transactions;

namespace Cacheable.Tests.Transactions;

public sealed class UnitOfWorkTests : IAsyncDisposable
{
    private readonly Fleet _fleet = new();
    private readonly SqliteRow _row = new("old");
    private readonly Instance _instance;
    private readonly DecoratedUsers _users;
    private readonly ICacheTransactions _transactions;

    public UnitOfWorkTests()
    {
        _instance = _fleet.Start();
        _users = new DecoratedUsers(_instance);
        _transactions = _instance.Get<ICacheTransactions>();
    }

    public enum End
    {
        Commit,
        CommitAsync,
        Rollback,
        RollbackAsync,
        Dispose,
        DisposeAsync,
    }

    public static TheoryData<End> Ends() => new(Enum.GetValues<End>());

    [Theory]
    [MemberData(nameof(Ends))]
    public async Task A_commit_invalidates_and_every_other_end_leaves_the_cache_as_it_was(End end)
    {
        await _users.ReadAsync(() => _row.Read());
        await using var connection = _row.Open();
        await using (var work = _transactions.Begin(connection.BeginTransaction()))
        {
            await _users.RenameAsync(() => _row.WriteAsync("new", work.Transaction));
            await EndAsync(work, end);
        }

        var committed = end is End.Commit or End.CommitAsync;
        Assert.Equal(committed ? "new" : "old", _row.Read());
        Assert.Equal(committed ? null : "old", await _users.PeekAsync());
    }

    [Fact]
    public async Task A_transaction_that_was_committed_behind_its_back_invalidates_when_it_is_disposed()
    {
        await _users.ReadAsync(() => _row.Read());
        await using var connection = _row.Open();
        await using (var work = _transactions.Begin(connection.BeginTransaction()))
        {
            await _users.RenameAsync(() => _row.WriteAsync("new", work.Transaction));
            await work.Transaction.CommitAsync();
        }

        Assert.Equal("new", await _users.ReadAsync(() => _row.Read()));
    }

    [Fact]
    public async Task A_second_unit_of_work_inside_of_one_is_an_error_and_after_it_is_not()
    {
        await using var connection = _row.Open();
        await using var other = _row.Open();
        await using (var work = _transactions.Begin(connection.BeginTransaction()))
        {
            var failure = Assert.Throws<InvalidOperationException>(() => _transactions.Begin(work.Transaction));
            Assert.Contains("still open", failure.Message, StringComparison.Ordinal);
            await work.CommitAsync();
        }

        await using var next = _transactions.Begin(other.BeginTransaction());
        await next.RollbackAsync();
    }

    [Fact]
    public async Task It_is_there_for_its_own_flow_of_calls_and_for_no_other()
    {
        await _users.ReadAsync(() => _row.Read());
        var begun = new TaskCompletionSource();
        var finish = new TaskCompletionSource();
        var other = Task.Run(async () =>
        {
            await using var connection = _row.Open();
            await using var work = _transactions.Begin(connection.BeginTransaction());
            Assert.Null(await _users.PeekAsync());
            begun.SetResult();
            await finish.Task;
        });

        await begun.Task;
        Assert.Equal("old", await _users.PeekAsync());
        finish.SetResult();
        await other;
    }

    [Fact]
    public async Task What_is_called_inside_belongs_to_it()
    {
        await _users.ReadAsync(() => _row.Read());
        await using var connection = _row.Open();
        await using var work = _transactions.Begin(connection.BeginTransaction());
        await RenameDeepInsideAsync(work);
        Assert.Equal(0, _instance.Remote.Count(Testing.RemoteCommands.Invalidate));

        await work.CommitAsync();

        Assert.Equal(1, _instance.Remote.Count(Testing.RemoteCommands.Invalidate));
    }

    [Fact]
    public async Task One_that_began_and_committed_inside_the_decorated_call_has_invalidated_when_the_call_returns()
    {
        await _users.ReadAsync(() => _row.Read());
        await _users.RenameAsync(async () =>
        {
            await using var connection = _row.Open();
            await using var work = _transactions.Begin(connection.BeginTransaction());
            await _row.WriteAsync("new", work.Transaction);
            await work.CommitAsync();

            // Already here, for the call goes on: whoever reads meanwhile would be given the old value.
            Assert.Equal("new", await _users.ReadAsync(() => _row.Read()));
        });

        Assert.Equal("new", await _users.ReadAsync(() => _row.Read()));
    }

    [Fact]
    public async Task After_its_end_reads_are_hits_again()
    {
        await using var connection = _row.Open();
        await using (var work = _transactions.Begin(connection.BeginTransaction()))
        {
            await work.CommitAsync();
            await _users.ReadAsync(() => _row.Read());
            Assert.Equal("old", await _users.PeekAsync());
        }
    }

    [Fact]
    public async Task A_commit_succeeds_although_L2_is_away_and_this_instance_knows()
    {
        await _users.ReadAsync(() => _row.Read());
        await using var connection = _row.Open();
        await using (var work = _transactions.Begin(connection.BeginTransaction()))
        {
            await _users.RenameAsync(() => _row.WriteAsync("new", work.Transaction));
            _instance.Remote.Fail();
            await work.CommitAsync();
        }

        Assert.Equal("new", await _users.ReadAsync(() => _row.Read()));
    }

    public async ValueTask DisposeAsync()
    {
        await _fleet.DisposeAsync();
        await _row.DisposeAsync();
    }

    private async Task RenameDeepInsideAsync(CacheUnitOfWork work)
    {
        await Task.Yield();
        await _users.RenameAsync(() => _row.WriteAsync("new", work.Transaction));
    }

    private static Task EndAsync(CacheUnitOfWork work, End end)
    {
        switch (end)
        {
            case End.Commit:
                work.Commit();
                break;
            case End.CommitAsync:
                return work.CommitAsync();
            case End.Rollback:
                work.Rollback();
                break;
            case End.RollbackAsync:
                return work.RollbackAsync();
            case End.Dispose:
                work.Dispose();
                break;
            default:
                return work.DisposeAsync().AsTask();
        }

        return Task.CompletedTask;
    }
}

using System.Transactions;
using Cacheable.Transactions;
using Microsoft.Data.Sqlite;

namespace Cacheable.Tests.Transactions;

/// <summary>What the caller of a decorated write is inside of ends inside of the call, and nobody saw a command of it.</summary>
public sealed class EndedInsideTests : IAsyncDisposable
{
    private readonly Fleet _fleet = new();
    private readonly Instance _instance;
    private readonly DecoratedUsers _users;

    public EndedInsideTests()
    {
        _instance = _fleet.Start();
        _users = new DecoratedUsers(_instance);
    }

    [Theory]
    [InlineData(true, "new")]
    [InlineData(false, null)]
    public async Task What_was_written_in_a_unit_of_work_is_put_in_place_only_if_it_was_committed(bool commits, string? left)
    {
        await _users.ReadAsync(static () => "old");
        await using var work = Begin();
        await _users.SaveAsync("new", () => commits ? work.CommitAsync() : work.RollbackAsync());

        Assert.Equal(left, await _users.PeekAsync());
    }

    [Fact]
    public async Task What_was_written_in_an_ambient_transaction_that_a_nested_scope_has_aborted_is_not_put_in_place()
    {
        await _users.ReadAsync(static () => "old");
        using (Scope())
        {
            await _users.SaveAsync("never", static () =>
            {
                Scope().Dispose();
                return Task.CompletedTask;
            });
        }

        Assert.Null(await _users.PeekAsync());
    }

    [Fact]
    public async Task A_unit_of_work_that_was_committed_does_not_wait_for_another_transaction_that_is_open()
    {
        await _users.ReadAsync(static () => "old");
        var other = _instance.Get<ICacheTransactionTracker>().Of(NewTransaction());
        await using var work = Begin();
        await _users.RenameAsync(() =>
        {
            other.SawWrite();
            return work.CommitAsync();
        });

        Assert.Null(await _users.PeekAsync());
    }

    public ValueTask DisposeAsync() => _fleet.DisposeAsync();

    private CacheUnitOfWork Begin() => _instance.Get<ICacheTransactions>().Begin(NewTransaction());

    private static TransactionScope Scope() => new(TransactionScopeAsyncFlowOption.Enabled);

    private static SqliteTransaction NewTransaction()
    {
        var connection = new SqliteConnection("DataSource=:memory:");
        connection.Open();
        return connection.BeginTransaction();
    }
}

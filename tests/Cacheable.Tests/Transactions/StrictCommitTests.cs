using System.Transactions;
using Cacheable.Testing;
using Cacheable.Transactions;

namespace Cacheable.Tests.Transactions;

public sealed class StrictCommitTests : IAsyncDisposable
{
    private readonly Fleet _fleet = new();
    private readonly SqliteRow _row = new("old");

    [Theory]
    [InlineData(true, null, true)]
    [InlineData(true, false, false)]
    [InlineData(false, null, false)]
    [InlineData(false, true, true)]
    public async Task A_unit_of_work_is_strict_as_the_options_say_unless_it_says_so_itself(bool option, bool? own, bool expected)
    {
        var instance = Start(option);
        await CommitAsync(instance, own);

        Assert.Equal(expected ? 2 : 0, instance.Remote.Count(RemoteCommands.Hold));
        Assert.Equal(expected ? 0 : 1, instance.Remote.Count(RemoteCommands.Invalidate));
    }

    [Fact]
    public async Task A_commit_whose_hold_cannot_be_placed_is_refused_and_says_so()
    {
        var instance = Start(strict: true);
        instance.Remote.Fail(RemoteCommands.Hold);

        var refused = await Assert.ThrowsAsync<CacheHoldException>(() => CommitAsync(instance));

        Assert.Contains("The commit was not sent", refused.Message, StringComparison.Ordinal);
        Assert.IsType<ChaosException>(refused.InnerException);
        Assert.Equal("old", _row.Read());
    }

    [Fact]
    public async Task A_commit_is_refused_while_L2_has_not_heard_of_earlier_invalidations()
    {
        var instance = Start(strict: true);
        instance.Remote.Fail(RemoteCommands.Invalidate);
        Assert.Equal(InvalidationOutcome.Deferred, await instance.InvalidateAsync("user:5:*"));

        await Assert.ThrowsAsync<CacheHoldException>(() => CommitAsync(instance));

        Assert.Equal("old", _row.Read());
    }

    [Fact]
    public async Task A_hold_whose_answer_was_lost_is_ended_by_the_rollback()
    {
        var instance = Start(strict: true);
        instance.Remote.FailAfterwards(RemoteCommands.Hold);
        await using var connection = _row.Open();
        var work = instance.Get<ICacheTransactions>().Begin(connection.BeginTransaction());
        await new DecoratedUsers(instance).RenameAsync(() => _row.WriteAsync("never", work.Transaction));
        await Assert.ThrowsAsync<CacheHoldException>(() => work.CommitAsync());
        instance.Remote.Heal();

        await work.DisposeAsync();

        await instance.ReadAsync(4, new Loader<string?>("old"));
        Assert.True(await instance.Cache.ExistsAsync("user:4:profile"));
    }

    [Fact]
    public async Task Nothing_is_held_for_a_transaction_that_owes_nothing_and_none_is_placed_without_L2()
    {
        var instance = Start(strict: true);
        await using var connection = _row.Open();
        await using (var work = instance.Get<ICacheTransactions>().Begin(connection.BeginTransaction()))
        {
            await work.CommitAsync();
        }

        Assert.Equal(0, instance.Remote.Count(RemoteCommands.Hold));
        await CommitAsync(_fleet.Start(static settings =>
        {
            settings.WithoutL2 = true;
            settings.Options = static options => options.StrictCommit = true;
        }));
    }

    [Fact]
    public async Task An_ambient_transaction_is_held_before_anybody_is_asked_to_commit()
    {
        var instance = Start(strict: true);
        var row = new EnlistedRow("old");
        using (var scope = new TransactionScope(TransactionScopeAsyncFlowOption.Enabled))
        {
            await new DecoratedUsers(instance).RenameAsync(() => row.WriteAsync("new", enlistment =>
            {
                Assert.Equal(1, instance.Remote.Count(RemoteCommands.Hold));
                enlistment.Committed();
                return true;
            }));
            scope.Complete();
        }

        Assert.Equal(("new", 2), (row.Committed, instance.Remote.Count(RemoteCommands.Hold)));
    }

    [Fact]
    public async Task An_ambient_transaction_whose_hold_cannot_be_placed_is_aborted()
    {
        var instance = Start(strict: true);
        var row = new EnlistedRow("old");
        instance.Remote.Fail(RemoteCommands.Hold);

        var aborted = await Assert.ThrowsAsync<TransactionAbortedException>(async () =>
        {
            using var scope = new TransactionScope(TransactionScopeAsyncFlowOption.Enabled);
            await new DecoratedUsers(instance).RenameAsync(() => row.WriteAsync("never"));
            scope.Complete();
        });

        Assert.IsType<CacheHoldException>(aborted.InnerException);
        Assert.Equal("old", row.Committed);
    }

    public async ValueTask DisposeAsync()
    {
        await _fleet.DisposeAsync();
        await _row.DisposeAsync();
    }

    private Instance Start(bool strict) => _fleet.Start(settings => settings.Options = options => options.StrictCommit = strict);

    private async Task CommitAsync(Instance instance, bool? strict = null)
    {
        await using var connection = _row.Open();
        await using var work = instance.Get<ICacheTransactions>().Begin(connection.BeginTransaction(), strict);
        await new DecoratedUsers(instance).RenameAsync(() => _row.WriteAsync("new", work.Transaction));
        await work.CommitAsync();
    }
}

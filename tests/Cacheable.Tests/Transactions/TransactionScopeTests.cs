using System.Transactions;

namespace Cacheable.Tests.Transactions;

public sealed class TransactionScopeTests : IAsyncDisposable
{
    private readonly Fleet _fleet = new();
    private readonly EnlistedRow _row = new("old");
    private readonly Instance _instance;
    private readonly DecoratedUsers _users;

    public TransactionScopeTests()
    {
        _instance = _fleet.Start();
        _users = new DecoratedUsers(_instance);
    }

    [Fact]
    public async Task A_write_in_a_nested_scope_waits_for_the_outermost()
    {
        await _users.ReadAsync(() => _row.Committed);
        using (var outer = Scope())
        {
            using (var inner = Scope())
            {
                await _users.RenameAsync(() => _row.WriteAsync("new"));
                inner.Complete();
            }

            Assert.Equal("old", await OutsideAsync(_users.PeekAsync));
            outer.Complete();
        }

        Assert.Equal("new", await _users.ReadAsync(() => _row.Committed));
    }

    [Fact]
    public async Task A_nested_scope_that_is_given_up_takes_the_outermost_with_it()
    {
        await _users.ReadAsync(() => _row.Committed);
        await Assert.ThrowsAsync<TransactionAbortedException>(async () =>
        {
            using var outer = Scope();
            using (Scope())
            {
                await _users.RenameAsync(() => _row.WriteAsync("never"));
            }

            outer.Complete();
        });

        Assert.Equal("old", await _users.PeekAsync());
    }

    [Fact]
    public async Task A_scope_of_its_own_invalidates_at_its_own_commit_whatever_becomes_of_the_outer_one()
    {
        await _users.ReadAsync(() => _row.Committed);
        using (Scope())
        {
            using (var own = Scope(TransactionScopeOption.RequiresNew))
            {
                await _users.RenameAsync(() => _row.WriteAsync("new"));
                Assert.Equal("old", await OutsideAsync(_users.PeekAsync));
                own.Complete();
            }

            Assert.Null(await OutsideAsync(_users.PeekAsync));
        }
    }

    [Fact]
    public async Task A_write_in_a_suppressed_scope_invalidates_at_once()
    {
        await _users.ReadAsync(() => _row.Committed);
        using (Scope())
        {
            await OutsideAsync(async () =>
            {
                await _users.RenameAsync(() => _row.WriteAsync("new"));
                return await _users.ReadAsync(() => _row.Committed);
            });
        }

        Assert.Equal("new", await _users.PeekAsync());
    }

    [Fact]
    public async Task A_rollback_leaves_the_cache_as_it_was()
    {
        await _users.ReadAsync(() => _row.Committed);
        using (Scope())
        {
            await _users.RenameAsync(() => _row.WriteAsync("never"));
        }

        Assert.Equal("old", await _users.PeekAsync());
    }

    [Fact]
    public async Task A_scope_that_does_not_flow_with_async_calls_counts_for_the_call_that_began_in_it()
    {
        await _users.ReadAsync(() => _row.Committed);
        var hold = new HeldLoad();
        Task renaming;
        using (var scope = new TransactionScope())
        {
            // Without its async flow the scope stays on this thread, so nothing is awaited here.
            renaming = _users.RenameAsync(async () =>
            {
                await _row.WriteAsync("new");
                await hold.WaitAsync(default).ConfigureAwait(false);
            });
            hold.Finish();
            StayOnThisThreadUntil(renaming);
            scope.Complete();
        }

        await renaming;
        Assert.Equal("new", await _users.ReadAsync(() => _row.Committed));
    }

    [Fact]
    public async Task A_write_after_the_scope_was_completed_and_before_it_is_left_invalidates_at_once()
    {
        await _users.ReadAsync(() => _row.Committed);
        using var scope = Scope();
        scope.Complete();

        await _users.RenameAsync(static () => Task.CompletedTask);

        Assert.Null(await _users.PeekAsync());
    }

    [Fact]
    public async Task Many_writes_are_one_round_trip_after_the_commit()
    {
        using (var scope = Scope())
        {
            for (var write = 0; write < 20; write++)
            {
                await _users.RenameAsync(() => _row.WriteAsync("new"));
            }

            Assert.Equal(0, _instance.Remote.Count(Testing.RemoteCommands.Invalidate));
            scope.Complete();
        }

        Assert.Equal(1, _instance.Remote.Count(Testing.RemoteCommands.Invalidate));
    }

    [Fact]
    public async Task A_commit_does_not_fail_because_L2_is_away()
    {
        await _users.ReadAsync(() => _row.Committed);
        using (var scope = Scope())
        {
            await _users.RenameAsync(() => _row.WriteAsync("new"));
            _instance.Remote.Fail();
            scope.Complete();
        }

        Assert.Equal("new", await _users.ReadAsync(() => _row.Committed));
    }

    [Fact]
    public async Task By_hand_it_is_invalidated_at_once_and_again_after_the_commit()
    {
        await _users.ReadAsync(() => _row.Committed);
        using (var scope = Scope())
        {
            await _row.WriteAsync("new");
            Assert.Equal(InvalidationOutcome.Applied, await _instance.InvalidateAsync("user:4:*"));
            Assert.Equal("old", await OutsideAsync(() => _users.ReadAsync(() => _row.Committed)));
            scope.Complete();
        }

        Assert.Equal("new", await _users.ReadAsync(() => _row.Committed));
    }

    public ValueTask DisposeAsync() => _fleet.DisposeAsync();

    private static void StayOnThisThreadUntil(Task ended) => ended.GetAwaiter().GetResult();

    private static TransactionScope Scope(TransactionScopeOption option = TransactionScopeOption.Required) =>
        new(option, TransactionScopeAsyncFlowOption.Enabled);

    private static async Task<string?> OutsideAsync(Func<ValueTask<string?>> read)
    {
        using var outside = Scope(TransactionScopeOption.Suppress);
        return await read();
    }
}

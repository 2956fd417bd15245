using System.Transactions;
using Cacheable.EntityFrameworkCore.Tests.Shop;
using Cacheable.Tests.Servers;
using Microsoft.EntityFrameworkCore;

namespace Cacheable.EntityFrameworkCore.Tests.Commits;

/// <summary>Contexts inside a <see cref="TransactionScope"/>.</summary>
public sealed class AmbientTransactionTests(PostgresServer server) : ShopTests(new PostgresShop(server))
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_write_is_invalidated_when_the_outermost_scope_commits_and_not_when_it_is_given_up(bool completes)
    {
        var instance = Start();
        await instance.ReadAsync();
        await using (var scope = instance.Open())
        {
            using var outer = Scope();
            using (var inner = Scope())
            {
                await scope.Users.ChangeAsync(4, static context => context.RenameAsync("new"));
                inner.Complete();
            }

            Assert.Equal("new", await scope.Users.NameAsync(4));
            Assert.Equal("old", await OutsideAsync(instance.ReadAsync));
            Assert.Equal(0, instance.Invalidations);
            if (completes)
            {
                outer.Complete();
            }
        }

        Assert.Equal(completes ? 1 : 0, instance.Invalidations);
        Assert.Equal(completes ? "new" : "old", await instance.ReadAsync());
    }

    [Fact]
    public async Task A_scope_of_its_own_invalidates_at_its_own_commit()
    {
        var instance = Start();
        await instance.ReadAsync();
        using (Scope())
        {
            await using var scope = instance.Open();
            using (var own = Scope(TransactionScopeOption.RequiresNew))
            {
                await scope.Users.ChangeAsync(4, static context => context.RenameAsync("new"));
                own.Complete();
            }

            Assert.Equal("new", await OutsideAsync(instance.ReadAsync));
        }

        Assert.Equal("new", await instance.ReadAsync());
    }

    [Fact]
    public async Task A_write_in_a_suppressed_scope_is_invalidated_when_the_call_returns()
    {
        var instance = Start();
        await instance.ReadAsync();
        using (Scope())
        {
            await OutsideAsync(async () =>
            {
                await using var scope = instance.Open();
                await scope.Users.ChangeAsync(4, static context => context.RenameAsync("new"));
                return await instance.ReadAsync();
            });
            Assert.Equal(1, instance.Invalidations);
        }

        Assert.Equal("new", await instance.ReadAsync());
    }

    [Fact]
    public async Task Changes_saved_in_a_scope_by_somebody_else_are_invalidated_by_its_commit()
    {
        var instance = Start();
        await using var scope = instance.Open();
        await scope.Users.ChangeAsync(4, static context => context.DraftAsync("new"));
        using (var ambient = Scope())
        {
            await scope.Context.SaveChangesAsync();
            Assert.Equal("old", await OutsideAsync(instance.ReadAsync));
            ambient.Complete();
        }

        Assert.Equal("new", await instance.ReadAsync());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_transaction_that_a_context_was_enlisted_in_by_hand_is_followed(bool commits)
    {
        var instance = Start();
        await instance.ReadAsync();
        await using var scope = instance.Open();
        await scope.Context.Database.OpenConnectionAsync();
        using (var transaction = new CommittableTransaction())
        {
            scope.Context.Database.EnlistTransaction(transaction);
            await scope.Users.ChangeAsync(4, static context => context.RenameAsync("new"));
            Assert.Equal("new", await scope.Users.NameAsync(4));
            Assert.Equal("old", await instance.ReadAsync());
            Assert.Equal(0, instance.Invalidations);
            if (commits)
            {
                transaction.Commit();
            }
        }

        Assert.Equal(commits ? 1 : 0, instance.Invalidations);
    }

    [Fact]
    public async Task A_connection_that_takes_no_part_is_invalidated_when_the_call_returns_whatever_becomes_of_the_scope()
    {
        await using var sqlite = new SqliteShop();
        await sqlite.InitializeAsync();
        await using var instance = new ShopInstance(sqlite, new Testing.InMemoryRemoteStore(TimeProvider.System).Connect(), TimeProvider.System, new ShopSettings());
        await instance.ReadAsync();
        using (Scope())
        {
            await using var scope = instance.Open();
            await scope.Users.ChangeAsync(4, static context => context.RenameAsync("new"));
        }

        Assert.Equal("new", await sqlite.ReadAsync());
        Assert.Equal("new", await instance.ReadAsync());
    }

    private static TransactionScope Scope(TransactionScopeOption option = TransactionScopeOption.Required) =>
        new(option, TransactionScopeAsyncFlowOption.Enabled);

    private static async Task<string?> OutsideAsync(Func<Task<string?>> read)
    {
        using var outside = Scope(TransactionScopeOption.Suppress);
        return await read();
    }
}

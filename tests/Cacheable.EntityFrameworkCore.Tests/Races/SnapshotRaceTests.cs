using System.Data;
using Cacheable.EntityFrameworkCore.Tests.Shop;
using Cacheable.Tests.Servers;
using Microsoft.EntityFrameworkCore;

namespace Cacheable.EntityFrameworkCore.Tests.Races;

/// <summary>Loads on snapshots of a real PostgreSQL that are older than what they load.</summary>
public sealed class SnapshotRaceTests(PostgresServer server) : ShopTests(new PostgresShop(server))
{
    [Theory]
    [InlineData(IsolationLevel.RepeatableRead)]
    [InlineData(IsolationLevel.Serializable)]
    public async Task Race_18_a_load_on_a_snapshot_from_before_the_commit_is_kept_by_nobody_though_it_began_after_it(IsolationLevel isolation)
    {
        var instance = Start();
        await using var scope = instance.Open();
        await using var old = await scope.Context.Database.BeginTransactionAsync(isolation);
        Assert.Equal("old", await scope.Context.NameAsync());
        await using (var writing = instance.Open())
        {
            await writing.Users.ChangeAsync(4, static context => context.RenameAsync("new"));
        }

        Assert.Equal("old", await scope.Users.NameAsync(4));

        Assert.Equal("new", await instance.ReadAsync());
    }

    [Fact]
    public async Task Race_18_a_load_that_takes_its_own_snapshot_is_kept_unless_it_was_overtaken()
    {
        var instance = Start();
        await using var scope = instance.Open();
        var taken = new TaskCompletionSource();
        var finish = new TaskCompletionSource();
        var doomed = scope.Users.NameAsync(4, async context =>
        {
            var name = await OnSnapshotAsync(context);
            taken.SetResult();
            await finish.Task;
            return name;
        });
        await taken.Task;
        await using (var writing = instance.Open())
        {
            await writing.Users.ChangeAsync(4, static context => context.RenameAsync("new"));
        }

        finish.SetResult();
        Assert.Equal("old", await doomed);
        Assert.Equal("new", await scope.Users.NameAsync(4, OnSnapshotAsync));
        Assert.Equal("new", await instance.ReadAsync());
        Assert.Equal(0, instance.Loads);
    }

    [Fact]
    public async Task A_load_in_a_transaction_that_sees_each_commit_is_kept()
    {
        var instance = Start();
        await using var scope = instance.Open();
        await using var reading = await scope.Context.Database.BeginTransactionAsync(IsolationLevel.ReadCommitted);

        await scope.Users.NameAsync(4);

        Assert.Equal("old", await instance.ReadAsync());
        Assert.Equal(1, instance.Loads);
    }

    private static async Task<string?> OnSnapshotAsync(ShopContext context)
    {
        await using var transaction = await context.Database.BeginTransactionAsync(IsolationLevel.RepeatableRead);
        return await context.NameAsync();
    }
}

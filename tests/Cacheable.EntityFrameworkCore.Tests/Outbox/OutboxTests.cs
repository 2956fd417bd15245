using Cacheable.EntityFrameworkCore.Outbox;
using Cacheable.EntityFrameworkCore.Tests.Shop;
using Cacheable.Testing;
using Cacheable.Tests.Servers;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Cacheable.EntityFrameworkCore.Tests.Outbox;

/// <summary>Invalidations that commit with the data.</summary>
public abstract class OutboxTests(ShopDatabase database) : ShopTests(database)
{
    public enum Write
    {
        Transaction,
        SynchronousTransaction,
        Save,
        SaveOfTwo,
        Unsaved,
        UnsavedInTransaction,
    }

    public static TheoryData<Write> Writes() => new(Enum.GetValues<Write>());

    [Theory(Timeout = 60_000)]
    [MemberData(nameof(Writes))]
    public async Task Race_14_what_a_process_that_died_after_its_commit_has_not_invalidated_is_invalidated_by_another(Write write)
    {
        var dying = Start();
        var living = Start();
        await living.ReadAsync();

        // It has committed, its invalidation is on the way and never arrives: so a killed process looks to everybody else.
        var never = dying.Remote.Hold(RemoteCommands.Invalidate);
        var scope = dying.Open();
        var running = Task.Run(() => RunAsync(scope, write));
        await never.Arrived.WaitAsync(TestContext.Current.CancellationToken);
        Assert.Equal("new", await Database.ReadAsync());
        Assert.Equal("old", await living.ReadAsync());
        Assert.Equal(1, await RowsAsync());

        await ReplayAsync(living);
        Assert.Equal("old", await living.ReadAsync());
        await ReplayAsync(living);

        Assert.Equal("new", await living.ReadAsync());
        Assert.Equal(0, await RowsAsync());
        never.Continue();
        await running;
        await scope.DisposeAsync();
    }

    [Theory]
    [MemberData(nameof(Writes))]
    public async Task What_was_invalidated_is_deleted_and_costs_nobody_anything(Write write)
    {
        var instance = Start();
        await using var scope = instance.Open();
        await RunAsync(scope, write);
        Assert.Equal(1, await RowsAsync());
        var invalidations = instance.Invalidations;

        await ReplayAsync(instance);

        Assert.Equal(0, await RowsAsync());
        await ReplayAsync(instance);
        Assert.Equal(invalidations, instance.Invalidations);
        Assert.Equal("new", await instance.ReadAsync());
    }

    [Fact]
    public async Task What_is_rolled_back_and_what_owes_nothing_leaves_no_row()
    {
        var instance = Start();
        await using var scope = instance.Open();
        await using (await scope.Context.Database.BeginTransactionAsync())
        {
            await scope.Users.ChangeAsync(4, static context => context.RenameAsync("never"));
        }

        await scope.Context.RenameAsync("by nobody's call");

        Assert.Equal(0, await RowsAsync());
        Assert.Equal(AutoTransactionBehavior.WhenNeeded, scope.Context.Database.AutoTransactionBehavior);
    }

    [Fact]
    public async Task What_could_not_reach_L2_stays_until_somebody_reaches_it()
    {
        var cut = Start();
        var living = Start();
        await living.ReadAsync();
        await using var scope = cut.Open();
        cut.Remote.Fail();
        await RunAsync(scope, Write.Transaction);
        await ReplayAsync(cut);
        await ReplayAsync(cut);
        Assert.Equal(1, await RowsAsync());
        Assert.Equal("old", await living.ReadAsync());

        await ReplayAsync(living);
        await ReplayAsync(living);

        Assert.Equal("new", await living.ReadAsync());
        Assert.Equal(0, await RowsAsync());
    }

    [Fact(Timeout = 60_000)]
    public async Task Two_that_replay_the_same_rows_at_once_do_no_harm()
    {
        var cut = Start();
        var one = Start();
        var two = Start();
        await using var scope = cut.Open();
        cut.Remote.Fail();
        await RunAsync(scope, Write.Transaction);
        await ReplayAsync(one);
        await ReplayAsync(two);
        var held = one.Remote.Hold(RemoteCommands.Invalidate);

        var first = ReplayAsync(one);
        await held.Arrived.WaitAsync(TestContext.Current.CancellationToken);
        await ReplayAsync(two);
        held.Continue();
        await first;

        Assert.Equal(0, await RowsAsync());
        Assert.Equal("new", await one.ReadAsync());
        Assert.Empty(one.Log.Lines);
        Assert.Empty(two.Log.Lines);
    }

    [Fact(Timeout = 60_000)]
    public async Task A_host_goes_through_the_outbox_by_itself_for_as_long_as_it_runs()
    {
        var cut = Start();
        var living = Start();
        await using var scope = cut.Open();
        cut.Remote.Fail();
        await RunAsync(scope, Write.Transaction);
        var invalidating = living.Remote.Hold(RemoteCommands.Invalidate);
        var worker = living.Services.GetServices<IHostedService>().OfType<OutboxWorker<ShopContext>>().Single();

        await worker.StartAsync(default);
        while (!invalidating.Arrived.IsCompleted)
        {
            TestContext.Current.CancellationToken.ThrowIfCancellationRequested();
            Time.Advance(TimeSpan.FromSeconds(5));
            await Task.Yield();
        }

        invalidating.Continue();
        await worker.StopAsync(default);
        Assert.Equal("new", await living.ReadAsync());
    }

    private static Task ReplayAsync(ShopInstance instance) => instance.Services.GetRequiredService<OutboxReplay<ShopContext>>().RunAsync(default);

    private static async Task RunAsync(ShopScope scope, Write write)
    {
        switch (write)
        {
            case Write.Transaction:
            case Write.SynchronousTransaction:
                await using (var transaction = await scope.Context.Database.BeginTransactionAsync())
                {
                    await scope.Users.ChangeAsync(4, static context => context.RenameInBulkAsync("new"));
                    await (write == Write.Transaction ? transaction.CommitAsync() : Task.Run(transaction.Commit));
                }

                break;
            case Write.Save:
                await scope.Users.ChangeAsync(4, static context => context.RenameAsync("new"));
                break;
            case Write.SaveOfTwo:
                await scope.Users.ChangeAsync(4, static context => context.RenameAndAddAsync("new", "5@shop"));
                break;
            case Write.Unsaved:
                await scope.Users.ChangeAsync(4, static context => context.DraftAsync("new"));
                await scope.Context.SaveChangesAsync();
                break;
            default:
                await scope.Users.ChangeAsync(4, static context => context.DraftAsync("new"));
                await using (var transaction = await scope.Context.Database.BeginTransactionAsync())
                {
                    await scope.Context.SaveChangesAsync();
                    await transaction.CommitAsync();
                }

                break;
        }
    }

    private async Task<int> RowsAsync()
    {
        await using var context = Database.Open();
        return await context.Set<CacheInvalidation>().CountAsync();
    }
}

public sealed class OutboxTestsOnSqlite() : OutboxTests(new SqliteShop { HasOutbox = true });

public sealed class OutboxTestsOnPostgres(PostgresServer server) : OutboxTests(new PostgresShop(server) { HasOutbox = true });

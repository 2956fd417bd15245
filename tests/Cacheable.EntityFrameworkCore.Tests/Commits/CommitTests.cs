using Cacheable.EntityFrameworkCore.Tests.Shop;
using Cacheable.Tests.Servers;
using Microsoft.EntityFrameworkCore;

namespace Cacheable.EntityFrameworkCore.Tests.Commits;

/// <summary>When a decorated write is invalidated, for every way EF Core has to commit.</summary>
public abstract class CommitTests(ShopDatabase database) : ShopTests(database)
{
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
        var instance = Start();
        await instance.ReadAsync();
        await using var scope = instance.Open();
        var transaction = await scope.Context.Database.BeginTransactionAsync();
        await scope.Users.ChangeAsync(4, static context => context.RenameAsync("new"));
        Assert.Equal(0, instance.Invalidations);

        await EndAsync(transaction, end);

        var committed = end is End.Commit or End.CommitAsync;
        Assert.Equal(committed ? 1 : 0, instance.Invalidations);
        Assert.Equal(committed ? "new" : "old", await instance.ReadAsync());
        Assert.Equal(committed ? 2 : 1, instance.Loads);
        Assert.Equal(committed ? "new" : "old", await Database.ReadAsync());
        await transaction.DisposeAsync();
        Assert.Equal(committed ? 1 : 0, instance.Invalidations);
    }

    [Fact]
    public async Task A_save_of_one_command_invalidates_once_when_the_call_returns()
    {
        var instance = Start();
        await instance.ReadAsync();
        await using var scope = instance.Open();

        await scope.Users.ChangeAsync(4, static context => context.RenameAsync("new"));

        Assert.Equal(1, instance.Invalidations);
        Assert.Equal("new", await instance.ReadAsync());
        Assert.Empty(instance.Log.Lines);
    }

    [Fact]
    public async Task A_save_that_takes_a_transaction_of_its_own_invalidates_at_its_commit_and_when_the_call_returns()
    {
        var instance = Start();
        await instance.ReadAsync();
        await using var scope = instance.Open();

        await scope.Users.ChangeAsync(4, async context =>
        {
            await context.RenameAndAddAsync("new", "5@shop");
            Assert.Equal("new", await instance.ReadAsync());
        });

        Assert.Equal(2, instance.Invalidations);
        Assert.Equal("new", await instance.ReadAsync());
    }

    [Fact]
    public async Task A_transaction_inside_the_call_invalidates_at_its_commit_and_when_the_call_returns()
    {
        var instance = Start();
        await instance.ReadAsync();
        await using var scope = instance.Open();

        await scope.Users.ChangeAsync(4, async context =>
        {
            await using var transaction = await context.Database.BeginTransactionAsync();
            await context.RenameAsync("new");
            Assert.Equal("old", await instance.ReadAsync());
            await transaction.CommitAsync();
            Assert.Equal("new", await instance.ReadAsync());
        });

        Assert.Equal("new", await instance.ReadAsync());
    }

    [Fact]
    public async Task A_context_of_a_factory_is_seen_by_what_it_does()
    {
        var instance = Start();
        await instance.ReadAsync();
        await using var scope = instance.Open();
        await using var own = await scope.Factory.CreateDbContextAsync();
        await using (var transaction = await own.Database.BeginTransactionAsync())
        {
            await scope.Users.ChangeAsync(4, _ => own.RenameAsync("never"));
            await transaction.RollbackAsync();
        }

        Assert.Equal(0, instance.Invalidations);
        await using (var transaction = await own.Database.BeginTransactionAsync())
        {
            await scope.Users.ChangeAsync(4, _ => own.RenameInBulkAsync("new"));
            Assert.Equal("old", await instance.ReadAsync());
            await transaction.CommitAsync();
        }

        Assert.Equal("new", await instance.ReadAsync());
    }

    [Fact]
    public async Task A_context_of_a_pool_takes_nothing_of_its_last_lease_into_the_next()
    {
        var instance = Start(static settings => settings.IsPooled = true);
        await instance.ReadAsync();
        ShopContext first;
        await using (var scope = instance.Open())
        {
            first = scope.Context;
            await first.Database.BeginTransactionAsync();
            await scope.Users.ChangeAsync(4, static context => context.RenameAsync("never"));
            await scope.Users.ChangeAsync(4, static context => context.DraftAsync("never either"));
        }

        await using var next = instance.Open();
        Assert.Same(first, next.Context);
        Assert.Equal("old", await next.Users.NameAsync(4));
        var loads = instance.Loads;
        Assert.Equal("old", await next.Users.NameAsync(4));
        Assert.Equal(loads, instance.Loads);
        await next.Users.ChangeAsync(4, static context => context.RenameAsync("new"));
        Assert.Equal("new", await instance.ReadAsync());
    }

    [Fact]
    public async Task A_savepoint_that_is_rolled_back_ends_nothing_and_the_commit_invalidates()
    {
        var instance = Start();
        await instance.ReadAsync();
        await using var scope = instance.Open();
        await using var transaction = await scope.Context.Database.BeginTransactionAsync();
        await transaction.CreateSavepointAsync("before");
        await scope.Users.ChangeAsync(4, static context => context.RenameAsync("never"));
        await transaction.RollbackToSavepointAsync("before");
        await scope.Users.ChangeAsync(4, static context => context.RenameInBulkAsync("new"));
        Assert.Equal(0, instance.Invalidations);

        await transaction.CommitAsync();

        Assert.Equal(1, instance.Invalidations);
        Assert.Equal("new", await instance.ReadAsync());
    }

    [Fact]
    public async Task A_save_that_stops_half_way_invalidates_what_it_may_have_written()
    {
        var instance = Start();
        await instance.ReadAsync();
        await using var scope = instance.Open();
        scope.Context.Database.AutoTransactionBehavior = AutoTransactionBehavior.Never;

        // Two commands, each committed by itself, of which the second fails.
        await Assert.ThrowsAsync<DbUpdateException>(() => scope.Users.ChangeAsync(4, static async context =>
        {
            await context.RenameInBulkAsync("new");
            context.Users.Add(new User { Name = "twin", Email = "4@shop" });
            await context.SaveChangesAsync();
        }));

        Assert.Equal("new", await instance.ReadAsync());
    }

    [Fact]
    public async Task A_commit_does_not_fail_because_L2_is_away_or_does_not_answer()
    {
        var instance = Start();
        await instance.ReadAsync();
        await using var scope = instance.Open();
        await using var transaction = await scope.Context.Database.BeginTransactionAsync();
        await scope.Users.ChangeAsync(4, static context => context.RenameAsync("new"));
        instance.Remote.Fail();

        await transaction.CommitAsync();

        Assert.Equal("new", await instance.ReadAsync());
    }

    [Fact]
    public async Task A_call_that_saw_nothing_written_waits_for_the_transaction_around_it_and_a_rollback_invalidates_too()
    {
        var instance = Start();
        await instance.ReadAsync();
        await using var scope = instance.Open();
        await using (await scope.Context.Database.BeginTransactionAsync())
        {
            await scope.Users.ChangeAsync(4, static _ => Task.CompletedTask);
            Assert.Equal(0, instance.Invalidations);
        }

        Assert.Equal(1, instance.Invalidations);
    }

    private static async Task EndAsync(Microsoft.EntityFrameworkCore.Storage.IDbContextTransaction transaction, End end)
    {
        switch (end)
        {
            case End.Commit:
                Synchronously(transaction.Commit);
                break;
            case End.CommitAsync:
                await transaction.CommitAsync();
                break;
            case End.Rollback:
                Synchronously(transaction.Rollback);
                break;
            case End.RollbackAsync:
                await transaction.RollbackAsync();
                break;
            case End.Dispose:
                Synchronously(transaction.Dispose);
                break;
            default:
                await transaction.DisposeAsync();
                break;
        }
    }

    private static void Synchronously(Action end) => end();
}

public sealed class CommitTestsOnSqlite() : CommitTests(new SqliteShop());

public sealed class CommitTestsOnPostgres(PostgresServer server) : CommitTests(new PostgresShop(server));

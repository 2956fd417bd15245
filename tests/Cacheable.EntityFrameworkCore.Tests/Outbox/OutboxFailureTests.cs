using Cacheable.EntityFrameworkCore.Outbox;
using Cacheable.EntityFrameworkCore.Tests.Shop;
using Cacheable.Tests.Servers;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Cacheable.EntityFrameworkCore.Tests.Outbox;

/// <summary>The outbox around what fails: saves, inserts, commits and deletes.</summary>
public abstract class OutboxFailureTests(ShopDatabase database) : ShopTests(database)
{
    [Theory]
    [InlineData(nameof(FailedSaves.Failure.Conflict))]
    [InlineData(nameof(FailedSaves.Failure.Detection))]
    public async Task The_save_after_one_that_failed_has_its_row(string failure)
    {
        var instance = Start();
        await using var scope = instance.Open();
        await scope.Users.ChangeAsync(4, static context => context.DraftAsync("new"));
        await scope.Context.SaveInVainAsync(Database, Enum.Parse<FailedSaves.Failure>(failure));

        await scope.Context.SaveChangesAsync();

        Assert.Equal(1, await RowsAsync());
        Assert.Equal("new", await instance.ReadAsync());
        Assert.Equal(AutoTransactionBehavior.WhenNeeded, scope.Context.Database.AutoTransactionBehavior);
    }

    [Fact]
    public async Task A_transaction_after_a_save_that_sent_nothing_does_not_take_its_changes()
    {
        var instance = Start();
        await using var scope = instance.Open();
        await scope.Users.ChangeAsync(4, static context => context.DraftAsync("new"));
        await scope.Context.SaveInVainAsync(Database, FailedSaves.Failure.Detection);
        await using (var transaction = await scope.Context.Database.BeginTransactionAsync())
        {
            await scope.Context.RenameInBulkAsync("in bulk");
            await transaction.CommitAsync();
        }

        Assert.Equal("in bulk", await instance.ReadAsync());
        await scope.Context.SaveChangesAsync();

        Assert.Equal("new", await instance.ReadAsync());
    }

    [Theory]
    [InlineData(nameof(FailedSaves.Failure.Conflict))]
    [InlineData(nameof(FailedSaves.Failure.Detection))]
    public async Task The_next_lease_of_a_pooled_context_knows_nothing_of_a_save_that_failed(string failure)
    {
        var instance = Start(static settings => settings.IsPooled = true);
        ShopContext first;
        await using (var scope = instance.Open())
        {
            first = scope.Context;
            await scope.Users.ChangeAsync(4, static context => context.DraftAsync("never"));
            await first.SaveInVainAsync(Database, Enum.Parse<FailedSaves.Failure>(failure));
        }

        await using var next = instance.Open();
        Assert.Same(first, next.Context);
        Assert.Equal(AutoTransactionBehavior.WhenNeeded, next.Context.Database.AutoTransactionBehavior);

        await next.Users.ChangeAsync(4, static context => context.RenameAsync("new"));

        Assert.Equal(1, await RowsAsync());
        Assert.Equal("new", await instance.ReadAsync());
    }

    [Fact]
    public async Task After_a_conflict_the_context_saves_as_it_did_before()
    {
        var instance = Start();
        await using var scope = instance.Open();
        await scope.Users.ChangeAsync(4, static context => context.DraftAsync("new"));

        await scope.Context.SaveInVainAsync(Database, FailedSaves.Failure.Conflict);

        Assert.Equal(AutoTransactionBehavior.WhenNeeded, scope.Context.Database.AutoTransactionBehavior);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_commit_whose_row_could_not_be_written_is_invalidated_when_it_is_sent_again(bool asynchronous)
    {
        var inserts = new FaultyCommands("INSERT INTO \"CacheInvalidations\"");
        var instance = Start(settings => settings.Context = options => options.AddInterceptors(inserts));
        await instance.ReadAsync();
        await using var scope = instance.Open();
        await using var transaction = await scope.Context.Database.BeginTransactionAsync();
        await scope.Users.ChangeAsync(4, static context => context.RenameInBulkAsync("new"));
        inserts.Throw();

        await Assert.ThrowsAsync<IOException>(CommitAsync);

        Assert.Equal(0, instance.Invalidations);
        await CommitAsync();
        Assert.Equal("new", await instance.ReadAsync());
        Assert.Equal(1, await RowsAsync());
        await ReplayAsync(instance);
        Assert.Equal(0, await RowsAsync());

        Task CommitAsync() => asynchronous ? transaction.CommitAsync() : Task.Run(transaction.Commit);
    }

    [Fact]
    public async Task A_commit_that_is_sent_again_deletes_the_rows_of_both_attempts()
    {
        var commits = new FaultyCommits { LeaveItOpen = true };
        var instance = Start(settings => settings.Context = options => options.AddInterceptors(commits));
        await using var scope = instance.Open();
        await using var transaction = await scope.Context.Database.BeginTransactionAsync();
        await scope.Users.ChangeAsync(4, static context => context.RenameInBulkAsync("new"));
        commits.Throw();
        await Assert.ThrowsAsync<TimeoutException>(() => transaction.CommitAsync());

        await transaction.CommitAsync();

        Assert.Equal(2, await RowsAsync());
        await ReplayAsync(instance);
        Assert.Equal(0, await RowsAsync());
    }

    [Fact]
    public async Task Paid_rows_that_could_not_be_deleted_are_deleted_by_the_next_round()
    {
        var deletes = new FaultyCommands("DELETE FROM \"CacheInvalidations\"");
        var instance = Start(settings => settings.Context = options => options.AddInterceptors(deletes));
        await using var scope = instance.Open();
        await scope.Users.ChangeAsync(4, static context => context.RenameAsync("new"));
        deletes.Throw();
        await Assert.ThrowsAsync<IOException>(() => ReplayAsync(instance));
        Assert.Equal(1, await RowsAsync());

        await ReplayAsync(instance);

        Assert.Equal(0, await RowsAsync());
    }

    private static Task ReplayAsync(ShopInstance instance) => instance.Services.GetRequiredService<OutboxReplay<ShopContext>>().RunAsync(default);

    private async Task<int> RowsAsync()
    {
        await using var context = Database.Open();
        return await context.Set<CacheInvalidation>().CountAsync();
    }
}

public sealed class OutboxFailureTestsOnSqlite() : OutboxFailureTests(new SqliteShop { HasOutbox = true });

public sealed class OutboxFailureTestsOnPostgres(PostgresServer server) : OutboxFailureTests(new PostgresShop(server) { HasOutbox = true });
